BEGIN TRANSACTION;
CREATE TABLE agreements (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32), 
	edition INTEGER NOT NULL, 
	form VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	facts VARCHAR NOT NULL, 
	issues VARCHAR NOT NULL, 
	responsibility VARCHAR NOT NULL, 
	performance VARCHAR NOT NULL, 
	perform_by DATE, 
	place VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	signed_on DATE, 
	signed_text VARCHAR NOT NULL, 
	effective_on DATE, 
	on_the_spot BOOLEAN NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_agreements PRIMARY KEY (id), 
	CONSTRAINT fk_agreements_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_agreements_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
INSERT INTO "agreements" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05abd75c9bc9136e49dc353d5',1,'书面','已签','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。','界桩位置；麦苗损失','双方各有责任','按各条约定的时间和方式履行','2026-11-23','','','2026-11-20','','2026-11-20',0,'01a201b05afd762ba38db7233e8e2fcd',2,NULL,'');
CREATE TABLE alarm_parties (
	alarm_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	id_number VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	signs VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_alarm_parties PRIMARY KEY (id), 
	CONSTRAINT fk_alarm_parties_alarm_id_alarms FOREIGN KEY(alarm_id) REFERENCES alarms (id)
);
CREATE TABLE alarms (
	batch_id CHAR(32) NOT NULL, 
	origin VARCHAR NOT NULL, 
	identity VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	at DATETIME, 
	kind VARCHAR NOT NULL, 
	key_field VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	place_key VARCHAR NOT NULL, 
	village VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	demand VARCHAR NOT NULL, 
	due_on DATE, 
	case_id CHAR(32), 
	task_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_alarms PRIMARY KEY (id), 
	CONSTRAINT fk_alarms_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id), 
	CONSTRAINT fk_alarms_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_alarms_task_id_followups FOREIGN KEY(task_id) REFERENCES followups (id)
);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answers (
	case_id CHAR(32) NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','V','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2f63c08b423');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','E1','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2f71f0df5b8');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','E2','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2f8f7289a82');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','E3','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2f9b5f6d0e2');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','E4','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2fa424ad660');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','E5','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2fb23b15ce9');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','E6','是','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2fc8138d427');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','D','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2fd02125232');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','G','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2feade7a877');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','X1','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f2ff5bb6247f');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','X2','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f300fb6ab3c4');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','X3','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f30122529ae8');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','X4','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f302429e298b');
INSERT INTO "answers" VALUES('01a201b05739737e9c4a727a340ef23e','X7','否','','葛民警','2026-11-20 02:30:00.000000','01a201b05a3372bfa454f30385bbb4a9');
CREATE TABLE approvals (
	case_id CHAR(32) NOT NULL, 
	what VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	asked_by VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	decision VARCHAR NOT NULL, 
	decision_reason VARCHAR NOT NULL, 
	decided_by VARCHAR NOT NULL, 
	decided_at DATETIME, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_approvals PRIMARY KEY (id), 
	CONSTRAINT fk_approvals_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE areas (
	name VARCHAR NOT NULL, 
	officer_id CHAR(32), 
	auxiliary_id CHAR(32), 
	police_room VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_areas PRIMARY KEY (id), 
	CONSTRAINT fk_areas_officer_id_officers FOREIGN KEY(officer_id) REFERENCES officers (id), 
	CONSTRAINT fk_areas_auxiliary_id_officers FOREIGN KEY(auxiliary_id) REFERENCES officers (id)
);
CREATE TABLE assignments (
	case_id CHAR(32) NOT NULL, 
	number VARCHAR NOT NULL, 
	to_id CHAR(32) NOT NULL, 
	to_name VARCHAR NOT NULL, 
	force VARCHAR NOT NULL, 
	by_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	due_on DATE NOT NULL, 
	instruction VARCHAR NOT NULL, 
	accepted_at DATETIME, 
	returned_at DATETIME, 
	return_reason VARCHAR NOT NULL, 
	done_on DATE, 
	result VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_assignments PRIMARY KEY (id), 
	CONSTRAINT fk_assignments_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_assignments_to_id_officers FOREIGN KEY(to_id) REFERENCES officers (id), 
	CONSTRAINT fk_assignments_by_id_officers FOREIGN KEY(by_id) REFERENCES officers (id)
);
CREATE TABLE attendances (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	mediator_id CHAR(32), 
	officer_id CHAR(32), 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	host BOOLEAN NOT NULL, 
	consent VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_attendances PRIMARY KEY (id), 
	CONSTRAINT fk_attendances_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_attendances_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id), 
	CONSTRAINT fk_attendances_mediator_id_mediators FOREIGN KEY(mediator_id) REFERENCES mediators (id), 
	CONSTRAINT fk_attendances_officer_id_officers FOREIGN KEY(officer_id) REFERENCES officers (id)
);
INSERT INTO "attendances" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05abd75c9bc9136e49dc353d5',0,NULL,'01a201b0572773a09b9e638d7165422e','杨调解','人民调解员','西岔镇人民调解委员会','','',1,'','','01a201b05ac575b98a2f83f69eb6b7c4');
CREATE TABLE audit_entries (
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	by_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	deed VARCHAR NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id VARCHAR NOT NULL, 
	case_id CHAR(32), 
	changes JSON NOT NULL, 
	previous VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_entries PRIMARY KEY (seq)
);
INSERT INTO "audit_entries" VALUES(1,'2026-11-20 02:30:00.000000',NULL,'系统','新增','stations','01a201b0-5702-7223-8980-ca6bac4aa479',NULL,'{"name": "\u897f\u5c94\u6d3e\u51fa\u6240", "organ": "\u897f\u5c94\u53bf\u516c\u5b89\u5c40\u897f\u5c94\u6d3e\u51fa\u6240", "number_word": "\u897f\u516c\uff08\u897f\uff09", "case_word": "\u897f\u8c03", "committee": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "committee_word": "\u897f", "room": "\u897f\u5c94\u6d3e\u51fa\u6240\u8c03\u89e3\u5ba4", "address": "\u897f\u5c94\u9547\u4eba\u6c11\u8def1\u53f7", "telephone": "0123-1234567", "court": "\u897f\u5c94\u53bf\u4eba\u6c11\u6cd5\u9662", "province": "\u793a\u8303\u7701", "demo": false, "options": {}, "id": "01a201b0-5702-7223-8980-ca6bac4aa479", "version": 1}','0000000000000000000000000000000000000000000000000000000000000000','82db9425704fd1f5eebd807642c8f0195542d8f5f56b81a18f23722a1990103e');
INSERT INTO "audit_entries" VALUES(2,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a201b0-5712-753d-8e2d-8d4d90ea57e6',NULL,'{"login": "admin", "name": "\u7ba1\u7406", "role": "\u7ba1\u7406\u5458", "failures": 0, "id": "01a201b0-5712-753d-8e2d-8d4d90ea57e6", "version": 1}','82db9425704fd1f5eebd807642c8f0195542d8f5f56b81a18f23722a1990103e','9c640072f721bb8e3c496bd8b6eed06644ca6438c191bfa8f999f4a6fd019e92');
INSERT INTO "audit_entries" VALUES(3,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a201b0-5721-7416-b30d-ef31b557d8ae',NULL,'{"login": "ge", "name": "\u845b\u6c11\u8b66", "role": "\u6c11\u8b66", "title": "\u897f\u5c94\u6d3e\u51fa\u6240\u6c11\u8b66", "failures": 0, "id": "01a201b0-5721-7416-b30d-ef31b557d8ae", "version": 1}','9c640072f721bb8e3c496bd8b6eed06644ca6438c191bfa8f999f4a6fd019e92','c6dcdd73f7615e0fa6ded99ff1297aed1987074d2e7ef569b9c31f6d60d854bf');
INSERT INTO "audit_entries" VALUES(4,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a201b0-5727-73a0-9b9e-638d7165422e',NULL,'{"login": "yang", "name": "\u6768\u8c03\u89e3", "role": "\u8c03\u89e3\u5458", "title": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "failures": 0, "id": "01a201b0-5727-73a0-9b9e-638d7165422e", "version": 1}','c6dcdd73f7615e0fa6ded99ff1297aed1987074d2e7ef569b9c31f6d60d854bf','207c8bbe66b69eb066634da32ab1f8c9633dc4480f9086e78076f7ad91d3ee24');
INSERT INTO "audit_entries" VALUES(5,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a201b0-5729-747b-b135-565dfafdd468',NULL,'{"login": "fu", "name": "\u5085\u8f85\u8b66", "role": "\u8f85\u8b66", "title": "\u8f85\u8b66", "failures": 0, "id": "01a201b0-5729-747b-b135-565dfafdd468", "version": 1}','207c8bbe66b69eb066634da32ab1f8c9633dc4480f9086e78076f7ad91d3ee24','5ace11aeea70d5ea947ad1e305d1eee1362db5d0f0b0d85adc51b22b70df68b7');
INSERT INTO "audit_entries" VALUES(6,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a201b0-572a-750b-8f78-b4d89afc31ea',NULL,'{"login": "suo", "name": "\u7d22\u6240\u957f", "role": "\u6240\u9886\u5bfc", "title": "\u6240\u957f", "failures": 0, "id": "01a201b0-572a-750b-8f78-b4d89afc31ea", "version": 1}','5ace11aeea70d5ea947ad1e305d1eee1362db5d0f0b0d85adc51b22b70df68b7','5da8a8cd9a8417ae8cf3af082480d1fcf5343d1c128eefaf0c54e93a9422ea64');
INSERT INTO "audit_entries" VALUES(7,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"received_at": "2026-11-20T02:30:00+00:00", "received_by": "\u845b\u6c11\u8b66", "source": "110\u8b66\u60c5", "alarm_number": "13012420261119077", "occurred_on": "2026-11-19", "occurred_text": "2026\u5e7411\u670819\u65e517\u65f640\u5206", "place": "\u897f\u5c94\u6751\u4e8c\u7ec4\u8001\u69d0\u6811\u5730\u5934", "village": "\u897f\u5c94\u6751", "dispute_type": "land", "cause": "\u6bb4\u6253\u4ed6\u4eba", "brief": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "people_count": 2, "amount": 50000, "injury": "\u4e0d\u6784\u6210\u8f7b\u5fae\u4f24", "flags": [], "level": 1, "level_suggested": 1, "round": 1, "focus": false, "state": "\u5df2\u767b\u8bb0", "handler_id": "01a201b0-5721-7416-b30d-ef31b557d8ae", "handler_name": "\u845b\u6c11\u8b66", "difficult": false, "dates_text": {}, "id": "01a201b0-5739-737e-9c4a-727a340ef23e", "version": 1}','5da8a8cd9a8417ae8cf3af082480d1fcf5343d1c128eefaf0c54e93a9422ea64','7974c146afd7beee015635f41250fd6fd60948859bec8022403ed4e4710881bb');
INSERT INTO "audit_entries" VALUES(8,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','persons','01a201b0-5749-71bc-a1d9-1dbd85485435',NULL,'{"name": "\u5f20\u571f\u6839", "pinyin": "zhangtugen", "initials": "ztg", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1968-05-07", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "990124196805070114", "telephone": "13800001234", "address": "\u897f\u5c94\u6751\u4e8c\u7ec412\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a201b0-5749-71bc-a1d9-1dbd85485435", "version": 1}','7974c146afd7beee015635f41250fd6fd60948859bec8022403ed4e4710881bb','a5520dc89ab16eed1f24ffe8131eb69880255d57927e73fec807483f592003a1');
INSERT INTO "audit_entries" VALUES(9,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','parties','01a201b0-5741-7617-8813-d4f9ead0326d','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "side": "\u7532", "position": 0, "role": "\u88ab\u4fb5\u5bb3\u4eba", "name": "\u5f20\u571f\u6839", "group": false, "headcount": 1, "person_id": "01a201b0-5749-71bc-a1d9-1dbd85485435", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a201b0-5741-7617-8813-d4f9ead0326d", "version": 1}','a5520dc89ab16eed1f24ffe8131eb69880255d57927e73fec807483f592003a1','d42602ac22eef34cc1bf75f6270d26c1e07fa1b8deeae81e7ea9b4f41176205e');
INSERT INTO "audit_entries" VALUES(10,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','persons','01a201b0-5a13-77dd-89cb-e05ac4c64584',NULL,'{"name": "\u8d75\u6c34\u751f", "pinyin": "zhaoshuisheng", "initials": "zss", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1971-01-02", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "99012419710102013X", "telephone": "13800005678", "address": "\u897f\u5c94\u6751\u4e8c\u7ec415\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a201b0-5a13-77dd-89cb-e05ac4c64584", "version": 1}','d42602ac22eef34cc1bf75f6270d26c1e07fa1b8deeae81e7ea9b4f41176205e','8147f819975a615cb5af9fc36528d8f38a86b78b1aa82406518cc7eed6adfe4b');
INSERT INTO "audit_entries" VALUES(11,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','parties','01a201b0-5a12-7274-b239-292d82e131b6','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "side": "\u4e59", "position": 1, "role": "\u8fdd\u6cd5\u5acc\u7591\u4eba", "name": "\u8d75\u6c34\u751f", "group": false, "headcount": 1, "person_id": "01a201b0-5a13-77dd-89cb-e05ac4c64584", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a201b0-5a12-7274-b239-292d82e131b6", "version": 1}','8147f819975a615cb5af9fc36528d8f38a86b78b1aa82406518cc7eed6adfe4b','a69dd17c975a0a5a84861a9c6273f601cdea4694f2b4028a7cb1e81a4a18f64a');
INSERT INTO "audit_entries" VALUES(12,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"title": ["", "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7"]}','a69dd17c975a0a5a84861a9c6273f601cdea4694f2b4028a7cb1e81a4a18f64a','e9eeb1f9f1f657ccc23ee14c9e33a9a060bd719203cd08505e22d83ebbdfe12f');
INSERT INTO "audit_entries" VALUES(13,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','number_series','01a201b0-5a28-7382-a13f-582e73983f8f',NULL,'{"key": "case", "organ": "\u897f\u8c03", "year": 2026, "last": 0, "id": "01a201b0-5a28-7382-a13f-582e73983f8f"}','e9eeb1f9f1f657ccc23ee14c9e33a9a060bd719203cd08505e22d83ebbdfe12f','a57840ff11781c3e23fb6c087f139c9fff125cdceb1fd4dc3d77c41d1716a361');
INSERT INTO "audit_entries" VALUES(14,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','numbers','01a201b0-5a2a-773c-aa57-bfda6ab325e4','01a201b05739737e9c4a727a340ef23e','{"series_id": "01a201b0-5a28-7382-a13f-582e73983f8f", "n": 1, "text": "\u897f\u8c032026-1", "state": "\u6709\u6548", "case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "taken_at": "2026-11-20T02:30:00+00:00", "by_name": "\u845b\u6c11\u8b66", "id": "01a201b0-5a2a-773c-aa57-bfda6ab325e4"}','a57840ff11781c3e23fb6c087f139c9fff125cdceb1fd4dc3d77c41d1716a361','180ae53dc1f40933df8f6dffc19cc04f7d956316aeb13a7bc4e24eb0f376fd07');
INSERT INTO "audit_entries" VALUES(15,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','number_series','01a201b0-5a28-7382-a13f-582e73983f8f',NULL,'{"last": [0, 1]}','180ae53dc1f40933df8f6dffc19cc04f7d956316aeb13a7bc4e24eb0f376fd07','bcd1983bb8d18a158b9e725b7a73d96dda8bac791211da68a9fbb572e7caa327');
INSERT INTO "audit_entries" VALUES(16,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','demands','01a201b0-5a2c-7531-91fd-0eeb64aeaa96','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "party_id": "01a201b0-5741-7617-8813-d4f9ead0326d", "topic": "\u8d54\u507f\u91d1\u989d", "text": "\u8d54\u9ea6\u82d7\u94b1\uff0c\u91cd\u65b0\u5b9a\u754c", "amount": 50000, "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a2c-7531-91fd-0eeb64aeaa96"}','bcd1983bb8d18a158b9e725b7a73d96dda8bac791211da68a9fbb572e7caa327','66d64ab34cc4fbc1533f7666047199404e95c3278333a7b56fe489e10a15632b');
INSERT INTO "audit_entries" VALUES(17,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"number": ["", "\u897f\u8c032026-1"]}','66d64ab34cc4fbc1533f7666047199404e95c3278333a7b56fe489e10a15632b','328095d7fc86c8a0379ff871394479f3807d7350565b73de55b4bd2f380e0f71');
INSERT INTO "audit_entries" VALUES(18,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','demands','01a201b0-5a31-7525-9fad-4d5b57bdbcbe','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "party_id": "01a201b0-5a12-7274-b239-292d82e131b6", "topic": "\u5176\u4ed6", "text": "\u4e0d\u540c\u610f\u662f\u81ea\u5df1\u632a\u6869", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a31-7525-9fad-4d5b57bdbcbe"}','328095d7fc86c8a0379ff871394479f3807d7350565b73de55b4bd2f380e0f71','20f572a0c6f31e009f5d5b29d21510f2c14db52741c58afc8e8b5d1f640a1954');
INSERT INTO "audit_entries" VALUES(19,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2f63c08b423','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "V", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2f63c08b423"}','20f572a0c6f31e009f5d5b29d21510f2c14db52741c58afc8e8b5d1f640a1954','aa4a31a80a7954f36e0568dd4c92d2b6dab21e125201c9985b797132a2f14f27');
INSERT INTO "audit_entries" VALUES(20,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2f71f0df5b8','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "E1", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2f71f0df5b8"}','aa4a31a80a7954f36e0568dd4c92d2b6dab21e125201c9985b797132a2f14f27','fe550e61354a17b6be22ee258773dd8cde468e366ca58f3c55103a211781624c');
INSERT INTO "audit_entries" VALUES(21,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2f8f7289a82','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "E2", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2f8f7289a82"}','fe550e61354a17b6be22ee258773dd8cde468e366ca58f3c55103a211781624c','322c775949dfdea8d99770588ec558f0a88745e168f1053b714c9c0ad7eb397f');
INSERT INTO "audit_entries" VALUES(22,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2f9b5f6d0e2','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "E3", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2f9b5f6d0e2"}','322c775949dfdea8d99770588ec558f0a88745e168f1053b714c9c0ad7eb397f','e757dd102ae9450d42d84d611f008f1b5a7e39eee5d2737d03da04984aa88069');
INSERT INTO "audit_entries" VALUES(23,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2fa424ad660','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "E4", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2fa424ad660"}','e757dd102ae9450d42d84d611f008f1b5a7e39eee5d2737d03da04984aa88069','acd4525242b44ec59ea4bdd1777f9d02bd08af3f695ac5f0922d8c92e895eade');
INSERT INTO "audit_entries" VALUES(24,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2fb23b15ce9','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "E5", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2fb23b15ce9"}','acd4525242b44ec59ea4bdd1777f9d02bd08af3f695ac5f0922d8c92e895eade','4d6330dd4adefd82a30778f27c81bee8d3c621ad31f239605b48fea9a3c8d6a2');
INSERT INTO "audit_entries" VALUES(25,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2fc8138d427','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "E6", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2fc8138d427"}','4d6330dd4adefd82a30778f27c81bee8d3c621ad31f239605b48fea9a3c8d6a2','c5dfc49c0addc836c8d118017e35daecc1a25c176af774d4aa787a8b439435d0');
INSERT INTO "audit_entries" VALUES(26,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2fd02125232','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "D", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2fd02125232"}','c5dfc49c0addc836c8d118017e35daecc1a25c176af774d4aa787a8b439435d0','1a5fc41039102b8affd8fc0c9f27dc77df397d05e8184bff1d6f59589f32abe7');
INSERT INTO "audit_entries" VALUES(27,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2feade7a877','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "G", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2feade7a877"}','1a5fc41039102b8affd8fc0c9f27dc77df397d05e8184bff1d6f59589f32abe7','a03933023b5350be7c60022f1f3f0241c56c4dbcea08b969efe714aeff57e38b');
INSERT INTO "audit_entries" VALUES(28,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f2ff5bb6247f','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "X1", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f2ff5bb6247f"}','a03933023b5350be7c60022f1f3f0241c56c4dbcea08b969efe714aeff57e38b','5e3c024d6c9297898fd7c3147a3b33297c680c193b6f00d624aea19906e6e10c');
INSERT INTO "audit_entries" VALUES(29,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f300fb6ab3c4','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "X2", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f300fb6ab3c4"}','5e3c024d6c9297898fd7c3147a3b33297c680c193b6f00d624aea19906e6e10c','58e4fa94976ddc2f03d862014b25e9c7533918085662de7f7c05ba72170796bd');
INSERT INTO "audit_entries" VALUES(30,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f30122529ae8','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "X3", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f30122529ae8"}','58e4fa94976ddc2f03d862014b25e9c7533918085662de7f7c05ba72170796bd','fe098ab35b8b625ece9ef7beebc5370d70fe6b7a4e61a264addec6ae7d444009');
INSERT INTO "audit_entries" VALUES(31,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f302429e298b','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "X4", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f302429e298b"}','fe098ab35b8b625ece9ef7beebc5370d70fe6b7a4e61a264addec6ae7d444009','d39173e199b4604f85640be74be236eddda9fa7f3170ba2894e547a63ba3597b');
INSERT INTO "audit_entries" VALUES(32,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','answers','01a201b0-5a33-72bf-a454-f30385bbb4a9','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "X7", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a201b0-5a33-72bf-a454-f30385bbb4a9"}','d39173e199b4604f85640be74be236eddda9fa7f3170ba2894e547a63ba3597b','f038a4a6e3774193c59342f4d4a63c59bb6a8160270e165c23b2c36b6454b243');
INSERT INTO "audit_entries" VALUES(33,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"nature": ["", "\u6c11\u4e8b"], "track": ["", "RM"], "channel": ["", "\u4eba\u6c11\u8c03\u89e3"]}','f038a4a6e3774193c59342f4d4a63c59bb6a8160270e165c23b2c36b6454b243','0afc28304b2e56c8b8d3c7f415ccbf0e711cd7700b8247fc113dcc368e742df3');
INSERT INTO "audit_entries" VALUES(34,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"state": ["\u5df2\u767b\u8bb0", "\u5df2\u53d7\u7406"], "accepted_on": [null, "2026-11-20"]}','0afc28304b2e56c8b8d3c7f415ccbf0e711cd7700b8247fc113dcc368e742df3','aa4f319fd7425e68571e6110552b656e22a62eeb688587a31b4bea860e18f876');
INSERT INTO "audit_entries" VALUES(35,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','deadlines','01a201b0-5a4d-71f1-b13a-12433693cd2e','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "limitation", "name": "\u6c11\u4e8b\u8bc9\u8bbc\u65f6\u6548", "started_on": "2026-11-20", "due_on": "2029-11-20", "id": "01a201b0-5a4d-71f1-b13a-12433693cd2e"}','aa4f319fd7425e68571e6110552b656e22a62eeb688587a31b4bea860e18f876','dd93b7fa8474e9fddc0451fb5e15e3da6579ea681c772a8db6d302155addda39');
INSERT INTO "audit_entries" VALUES(36,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','deadlines','01a201b0-5ab6-7237-a1ba-caaeb77145dc','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "rm-term", "name": "\u4eba\u6c11\u8c03\u89e3\u671f\u9650", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a201b0-5ab6-7237-a1ba-caaeb77145dc"}','dd93b7fa8474e9fddc0451fb5e15e3da6579ea681c772a8db6d302155addda39','c5bcb4aa63949fa275fe46d92652240dbba924252d72828588618997da04e5b9');
INSERT INTO "audit_entries" VALUES(37,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','sittings','01a201b0-5abd-75c9-bc91-36e49dc353d5','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "number": 1, "place": "\u8c03\u89e3\u5ba4", "mode": "\u9762\u5bf9\u9762", "public": true, "phase": "\u51c6\u5907", "paused": false, "started_at": "2026-11-20T02:30:00+00:00", "recorder": "\u6768\u8c03\u89e3", "topic": "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7", "id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "version": 1}','c5bcb4aa63949fa275fe46d92652240dbba924252d72828588618997da04e5b9','24fb603632c9ecfd759b388788c0bfee2bee67623fd70853dd3f625fa8e2dbbc');
INSERT INTO "audit_entries" VALUES(38,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','attendances','01a201b0-5ac5-75b9-8a2f-83f69eb6b7c4','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "sitting_id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "position": 0, "officer_id": "01a201b0-5727-73a0-9b9e-638d7165422e", "name": "\u6768\u8c03\u89e3", "kind": "\u4eba\u6c11\u8c03\u89e3\u5458", "unit": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "host": true, "id": "01a201b0-5ac5-75b9-8a2f-83f69eb6b7c4"}','24fb603632c9ecfd759b388788c0bfee2bee67623fd70853dd3f625fa8e2dbbc','b7698a56feb1d51b192369bd046fa15d6dca1cedd4a4e99bc6851f383b8a1c90');
INSERT INTO "audit_entries" VALUES(39,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"state": ["\u5df2\u53d7\u7406", "\u8c03\u89e3\u4e2d"]}','b7698a56feb1d51b192369bd046fa15d6dca1cedd4a4e99bc6851f383b8a1c90','d23e34ec80bd2231766ea5a069e85c7f393b3afcc0115016491c2a7ee8185d91');
INSERT INTO "audit_entries" VALUES(40,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','sitting_events','01a201b0-5ad6-75d7-8ba2-bab659272fac','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "sitting_id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "at": "2026-11-20T02:30:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7fa4\u4f17\u5148\u8bf4\u7406", "by_name": "\u845b\u6c11\u8b66", "id": "01a201b0-5ad6-75d7-8ba2-bab659272fac"}','d23e34ec80bd2231766ea5a069e85c7f393b3afcc0115016491c2a7ee8185d91','d87a36febff68f291b63f4fc398be2ec04491e17bfc008b836ed69ef549ac5ba');
INSERT INTO "audit_entries" VALUES(41,'2026-11-20 02:30:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','sittings','01a201b0-5abd-75c9-bc91-36e49dc353d5','01a201b05739737e9c4a727a340ef23e','{"phase": ["\u51c6\u5907", "\u7fa4\u4f17\u5148\u8bf4\u7406"]}','d87a36febff68f291b63f4fc398be2ec04491e17bfc008b836ed69ef549ac5ba','ce4fc5b7d67760b5db48db2dd312edd09d6cddc26b1b04386c1796102ed17800');
INSERT INTO "audit_entries" VALUES(42,'2026-11-20 02:31:00.000000','01a201b057217416b30def31b557d8ae','葛民警','记录','utterances','01a201b0-5adf-7147-80b2-e70f221d502a','01a201b05739737e9c4a727a340ef23e','{"seq": 1, "speaker": "\u5f20\u571f\u6839", "kind": "\u4e8b\u5b9e", "text": "\u4eca\u5e74\u6625\u4e0a\u4ed6\u628a\u6869\u5f80\u897f\u632a\u4e86\u4e24\u7281\u3002", "private": false}','ce4fc5b7d67760b5db48db2dd312edd09d6cddc26b1b04386c1796102ed17800','e8e7caeb02b9f68f039c046913f6e270f1ad359cf4759a2758a69f3f9e8009d9');
INSERT INTO "audit_entries" VALUES(43,'2026-11-20 02:32:00.000000','01a201b057217416b30def31b557d8ae','葛民警','记录','utterances','01a201b0-5ae4-7576-83e3-1ed8bfea37cc','01a201b05739737e9c4a727a340ef23e','{"seq": 2, "speaker": "\u8d75\u6c34\u751f", "kind": "\u4e8b\u5b9e", "text": "\u632a\u6869\u662f\u5b69\u5b50\u5e72\u6d3b\u65f6\u78b0\u7684\u3002", "private": false}','e8e7caeb02b9f68f039c046913f6e270f1ad359cf4759a2758a69f3f9e8009d9','fe6a17714d267d18541ee2301952a23dbcf77d13693744c1e713776d3231ce8a');
INSERT INTO "audit_entries" VALUES(44,'2026-11-20 02:32:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','sitting_events','01a201b0-5aeb-7244-801c-ea515a8e3d75','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "sitting_id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "at": "2026-11-20T02:32:00+00:00", "kind": "\u9636\u6bb5", "text": "\u6c11\u8b66\u540e\u68b3\u7406", "by_name": "\u845b\u6c11\u8b66", "id": "01a201b0-5aeb-7244-801c-ea515a8e3d75"}','fe6a17714d267d18541ee2301952a23dbcf77d13693744c1e713776d3231ce8a','54e51c7fb30ccb67b011cc7f4e10a5997b0a2c76525a7a5d6a77a3fefcc5044f');
INSERT INTO "audit_entries" VALUES(45,'2026-11-20 02:32:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','sittings','01a201b0-5abd-75c9-bc91-36e49dc353d5','01a201b05739737e9c4a727a340ef23e','{"phase": ["\u7fa4\u4f17\u5148\u8bf4\u7406", "\u6c11\u8b66\u540e\u68b3\u7406"]}','54e51c7fb30ccb67b011cc7f4e10a5997b0a2c76525a7a5d6a77a3fefcc5044f','4e4a30bf82bdb4de115b5add40d9ebe1dc040413058f6ec69e04c50e9265b0ae');
INSERT INTO "audit_entries" VALUES(46,'2026-11-20 02:33:00.000000','01a201b057217416b30def31b557d8ae','葛民警','记录','utterances','01a201b0-5aed-70b8-8390-1b7dd43ed3fc','01a201b05739737e9c4a727a340ef23e','{"seq": 3, "speaker": "\u845b\u6c11\u8b66", "kind": "\u4e8b\u5b9e", "text": "2009\u5e74\u6307\u754c\u8d70\u5411\u53cc\u65b9\u6ca1\u6709\u4e89\u8bae\u3002", "private": false}','4e4a30bf82bdb4de115b5add40d9ebe1dc040413058f6ec69e04c50e9265b0ae','10aa5e5a0d2c3e7b7fb52af0d816ef9adf45307a8ee1085f6d4ae535d3436839');
INSERT INTO "audit_entries" VALUES(47,'2026-11-20 02:33:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"root_cause": ["", "2009\u5e74\u6307\u754c\u65f6\u6ca1\u6709\u7acb\u6869"]}','10aa5e5a0d2c3e7b7fb52af0d816ef9adf45307a8ee1085f6d4ae535d3436839','cec41230a340124e0c649d8ef2c53fc9cf5371abb1da78fc9df42c02d529db29');
INSERT INTO "audit_entries" VALUES(48,'2026-11-20 02:33:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','sitting_events','01a201b0-5af4-7188-a391-e55ed625afaf','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "sitting_id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "at": "2026-11-20T02:33:00+00:00", "kind": "\u9636\u6bb5", "text": "\u8b66\u6c11\u5171\u8c08\u7406", "by_name": "\u845b\u6c11\u8b66", "id": "01a201b0-5af4-7188-a391-e55ed625afaf"}','cec41230a340124e0c649d8ef2c53fc9cf5371abb1da78fc9df42c02d529db29','0a85e22863fa9fa4c6060ab2a072c7989ab0b1fdfe04b6008a6be9d1f6c5d6ee');
INSERT INTO "audit_entries" VALUES(49,'2026-11-20 02:33:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','sittings','01a201b0-5abd-75c9-bc91-36e49dc353d5','01a201b05739737e9c4a727a340ef23e','{"phase": ["\u6c11\u8b66\u540e\u68b3\u7406", "\u8b66\u6c11\u5171\u8c08\u7406"]}','0a85e22863fa9fa4c6060ab2a072c7989ab0b1fdfe04b6008a6be9d1f6c5d6ee','3a0bc5557856965e66935a7243112e56a7606111ed5d4d8ce4b873fc0e328436');
INSERT INTO "audit_entries" VALUES(50,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','记录','utterances','01a201b0-5af6-743d-9806-e8031cceddc7','01a201b05739737e9c4a727a340ef23e','{"seq": 4, "speaker": "\u8d75\u6c34\u751f", "kind": "\u65b9\u6848", "text": "\u9ea6\u5b50\u94b1\u6211\u51fa\uff0c\u660e\u5929\u683d\u5b8c\u6869\u5c31\u7ed9\u3002", "private": false}','3a0bc5557856965e66935a7243112e56a7606111ed5d4d8ce4b873fc0e328436','e2cd76bfe3d4e602ecca05b2300867df76fbf3865febaa53fe27cc394f49142d');
INSERT INTO "audit_entries" VALUES(51,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','agreements','01a201b0-5afd-762b-a38d-b7233e8e2fcd','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "sitting_id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "edition": 1, "form": "\u4e66\u9762", "state": "\u8349\u7a3f", "facts": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "issues": "\u754c\u6869\u4f4d\u7f6e\uff1b\u9ea6\u82d7\u635f\u5931", "responsibility": "\u53cc\u65b9\u5404\u6709\u8d23\u4efb", "performance": "\u6309\u5404\u6761\u7ea6\u5b9a\u7684\u65f6\u95f4\u548c\u65b9\u5f0f\u5c65\u884c", "perform_by": "2026-11-23", "on_the_spot": false, "id": "01a201b0-5afd-762b-a38d-b7233e8e2fcd", "version": 1}','e2cd76bfe3d4e602ecca05b2300867df76fbf3865febaa53fe27cc394f49142d','4ccc839fcc168c28021f81d4af3f1b9bebd9a4e07bce78718ae387168e696aab');
INSERT INTO "audit_entries" VALUES(52,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','clauses','01a201b0-5b01-77e4-ac42-5dac574ea387',NULL,'{"agreement_id": "01a201b0-5afd-762b-a38d-b7233e8e2fcd", "position": 0, "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "payer": "\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a201b0-5b01-77e4-ac42-5dac574ea387", "version": 1}','4ccc839fcc168c28021f81d4af3f1b9bebd9a4e07bce78718ae387168e696aab','64b9e3291b4559eafdda2a7b32efee68eb7b919432aa210b479a91749ec81910');
INSERT INTO "audit_entries" VALUES(53,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','obligations','01a201b0-5b07-7118-9f7e-114fd46a6459','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "clause_id": "01a201b0-5b01-77e4-ac42-5dac574ea387", "debtor": "\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839", "kind": "\u7ed9\u4ed8", "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a201b0-5b07-7118-9f7e-114fd46a6459", "version": 1}','64b9e3291b4559eafdda2a7b32efee68eb7b919432aa210b479a91749ec81910','da948d050741a80351e0467ed6fe5a31083e3b2955c82c0029dc652b2782b69e');
INSERT INTO "audit_entries" VALUES(54,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','clauses','01a201b0-5b0a-72bb-98c8-86b1aaccf86a',NULL,'{"agreement_id": "01a201b0-5afd-762b-a38d-b7233e8e2fcd", "position": 1, "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "payer": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a201b0-5b0a-72bb-98c8-86b1aaccf86a", "version": 1}','da948d050741a80351e0467ed6fe5a31083e3b2955c82c0029dc652b2782b69e','1fe888b201fdb95d5ce3d2cd597512dccfe5b4ace23c63db420fa8a6f92a170d');
INSERT INTO "audit_entries" VALUES(55,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','obligations','01a201b0-5b0a-72bb-98c8-86b28eb528df','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "clause_id": "01a201b0-5b0a-72bb-98c8-86b1aaccf86a", "debtor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "kind": "\u884c\u4e3a", "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a201b0-5b0a-72bb-98c8-86b28eb528df", "version": 1}','1fe888b201fdb95d5ce3d2cd597512dccfe5b4ace23c63db420fa8a6f92a170d','35c624d4e96861f9658ce6bb20b16d4eea482397a507ae335a184dc99d062112');
INSERT INTO "audit_entries" VALUES(56,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','clauses','01a201b0-5b0f-7130-a243-2e42ef0f69c6',NULL,'{"agreement_id": "01a201b0-5afd-762b-a38d-b7233e8e2fcd", "position": 2, "text": "\u53cc\u65b9\u5c31\u672c\u6b21\u7ea0\u7eb7\u7684\u6c11\u4e8b\u8d54\u507f\u4e00\u6b21\u6027\u4e86\u7ed3\uff0c\u4eca\u540e\u4e92\u4e0d\u6ecb\u6270\u3002", "id": "01a201b0-5b0f-7130-a243-2e42ef0f69c6", "version": 1}','35c624d4e96861f9658ce6bb20b16d4eea482397a507ae335a184dc99d062112','478533827c778de38a16e07122cf1cd02476ca95c011b1e0ed1a54badf88c45c');
INSERT INTO "audit_entries" VALUES(57,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','sitting_events','01a201b0-5b19-759d-8bc7-c40a3f2c98f3','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "sitting_id": "01a201b0-5abd-75c9-bc91-36e49dc353d5", "at": "2026-11-20T02:34:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7ed3\u675f", "by_name": "\u845b\u6c11\u8b66", "id": "01a201b0-5b19-759d-8bc7-c40a3f2c98f3"}','478533827c778de38a16e07122cf1cd02476ca95c011b1e0ed1a54badf88c45c','e31574d09bb9bdb467ca2828736f9bf03207c6a285066fe0eafb53882c50f037');
INSERT INTO "audit_entries" VALUES(58,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','sittings','01a201b0-5abd-75c9-bc91-36e49dc353d5','01a201b05739737e9c4a727a340ef23e','{"phase": ["\u8b66\u6c11\u5171\u8c08\u7406", "\u7ed3\u675f"], "ended_at": [null, "2026-11-20T02:34:00+00:00"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"]}','e31574d09bb9bdb467ca2828736f9bf03207c6a285066fe0eafb53882c50f037','6599ae63b5b3ddd26bada5d482f15bc272c8e9c4bfe0b28cfd2e82b7f7f90191');
INSERT INTO "audit_entries" VALUES(59,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','cases','01a201b0-5739-737e-9c4a-727a340ef23e','01a201b05739737e9c4a727a340ef23e','{"state": ["\u8c03\u89e3\u4e2d", "\u8fbe\u6210\u5f85\u5c65\u884c"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "concluded_on": [null, "2026-11-20"]}','6599ae63b5b3ddd26bada5d482f15bc272c8e9c4bfe0b28cfd2e82b7f7f90191','d9a5e74e9e34c6018f1d88fdecec12b211984c1ded2472026c91233bc24ccc21');
INSERT INTO "audit_entries" VALUES(60,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','deadlines','01a201b0-5ab6-7237-a1ba-caaeb77145dc','01a201b05739737e9c4a727a340ef23e','{"met_on": [null, "2026-11-20"]}','d9a5e74e9e34c6018f1d88fdecec12b211984c1ded2472026c91233bc24ccc21','40d9473a1011a0ae049f395bc94b890a4f9f1ff0f926b6e4177fa7b1570704bf');
INSERT INTO "audit_entries" VALUES(61,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','修改','agreements','01a201b0-5afd-762b-a38d-b7233e8e2fcd','01a201b05739737e9c4a727a340ef23e','{"state": ["\u8349\u7a3f", "\u5df2\u7b7e"], "signed_on": [null, "2026-11-20"], "effective_on": [null, "2026-11-20"]}','40d9473a1011a0ae049f395bc94b890a4f9f1ff0f926b6e4177fa7b1570704bf','713a773b2faf14638f786734fd213af08c7f10386d46f2c4211135cff980c96c');
INSERT INTO "audit_entries" VALUES(62,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','deadlines','01a201b0-5b39-7651-9642-cecc07b3b54f','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "rm-confirm", "name": "\u7533\u8bf7\u53f8\u6cd5\u786e\u8ba4", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a201b0-5b39-7651-9642-cecc07b3b54f"}','713a773b2faf14638f786734fd213af08c7f10386d46f2c4211135cff980c96c','c9b886acb52274d0466971bc9412e23b7ad3f42671965eabc2aeda95d1840913');
INSERT INTO "audit_entries" VALUES(63,'2026-11-20 02:34:00.000000','01a201b057217416b30def31b557d8ae','葛民警','新增','deadlines','01a201b0-5b48-76f7-bbc0-10f17991dcc8','01a201b05739737e9c4a727a340ef23e','{"case_id": "01a201b0-5739-737e-9c4a-727a340ef23e", "key": "performance", "name": "\u534f\u8bae\u5c65\u884c\u671f\u6ee1", "started_on": "2026-11-20", "due_on": "2026-11-23", "id": "01a201b0-5b48-76f7-bbc0-10f17991dcc8"}','c9b886acb52274d0466971bc9412e23b7ad3f42671965eabc2aeda95d1840913','4a454fc3cacd28a66cec996a327fd4a759c568e96fd9495338e92ba02d30c6c9');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,63,'4a454fc3cacd28a66cec996a327fd4a759c568e96fd9495338e92ba02d30c6c9');
CREATE TABLE batches (
	kind VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	mapping_id CHAR(32), 
	at DATETIME NOT NULL, 
	by_name VARCHAR NOT NULL, 
	read INTEGER NOT NULL, 
	added INTEGER NOT NULL, 
	known INTEGER NOT NULL, 
	bad INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_batches PRIMARY KEY (id), 
	CONSTRAINT fk_batches_mapping_id_mappings FOREIGN KEY(mapping_id) REFERENCES mappings (id)
);
CREATE TABLE blobs (
	sha256 VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_blobs PRIMARY KEY (sha256)
);
CREATE TABLE bookings (
	room_id CHAR(32), 
	case_id CHAR(32), 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	place VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	joint VARCHAR NOT NULL, 
	host VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_bookings PRIMARY KEY (id), 
	CONSTRAINT fk_bookings_room_id_rooms FOREIGN KEY(room_id) REFERENCES rooms (id), 
	CONSTRAINT fk_bookings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE cases (
	number VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	received_by VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	alarm_number VARCHAR NOT NULL, 
	occurred_on DATE, 
	occurred_text VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	village VARCHAR NOT NULL, 
	dispute_type VARCHAR NOT NULL, 
	alarm_kind VARCHAR NOT NULL, 
	four_class VARCHAR NOT NULL, 
	key_field VARCHAR NOT NULL, 
	nature VARCHAR NOT NULL, 
	cause VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	ground VARCHAR NOT NULL, 
	brief VARCHAR NOT NULL, 
	people_count INTEGER, 
	amount BIGINT, 
	injury VARCHAR NOT NULL, 
	appraised_on DATE, 
	damage VARCHAR NOT NULL, 
	flags JSON NOT NULL, 
	level INTEGER NOT NULL, 
	level_suggested INTEGER NOT NULL, 
	level_reason VARCHAR NOT NULL, 
	track VARCHAR NOT NULL, 
	track_reason VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	route VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	force VARCHAR NOT NULL, 
	area_id CHAR(32), 
	round INTEGER NOT NULL, 
	merged_into_id CHAR(32), 
	split_from_id CHAR(32), 
	focus BOOLEAN NOT NULL, 
	tier VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	handler_id CHAR(32), 
	handler_name VARCHAR NOT NULL, 
	filed_on DATE, 
	accepted_on DATE, 
	concluded_on DATE, 
	resolved_on DATE, 
	closed_on DATE, 
	platform_number VARCHAR NOT NULL, 
	dossier_number VARCHAR NOT NULL, 
	project VARCHAR NOT NULL, 
	contractor VARCHAR NOT NULL, 
	root_cause VARCHAR NOT NULL, 
	difficult BOOLEAN NOT NULL, 
	measures VARCHAR NOT NULL, 
	remarks VARCHAR NOT NULL, 
	source_text VARCHAR NOT NULL, 
	dates_text JSON NOT NULL, 
	overdue VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT fk_cases_area_id_areas FOREIGN KEY(area_id) REFERENCES areas (id), 
	CONSTRAINT fk_cases_merged_into_id_cases FOREIGN KEY(merged_into_id) REFERENCES cases (id), 
	CONSTRAINT fk_cases_split_from_id_cases FOREIGN KEY(split_from_id) REFERENCES cases (id), 
	CONSTRAINT fk_cases_handler_id_officers FOREIGN KEY(handler_id) REFERENCES officers (id)
);
INSERT INTO "cases" VALUES('西调2026-1','张土根与赵水生山林土地纠纷','2026-11-20 02:30:00.000000','葛民警','110警情','13012420261119077','2026-11-19','2026年11月19日17时40分','西岔村二组老槐树地头','西岔村','land','','','','民事','殴打他人','','','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。',2,50000,'不构成轻微伤',NULL,'','[]',1,1,'','RM','','人民调解','','','',NULL,1,NULL,NULL,0,'','达成待履行','达成协议','01a201b057217416b30def31b557d8ae','葛民警',NULL,'2026-11-20','2026-11-20',NULL,NULL,'','','','','2009年指界时没有立桩',0,'','','','{}','','01a201b05739737e9c4a727a340ef23e',8,NULL,'');
CREATE TABLE clauses (
	agreement_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	payer VARCHAR NOT NULL, 
	payee VARCHAR NOT NULL, 
	amount BIGINT, 
	due_on DATE, 
	due_text VARCHAR NOT NULL, 
	method VARCHAR NOT NULL, 
	offer_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_clauses PRIMARY KEY (id), 
	CONSTRAINT fk_clauses_agreement_id_agreements FOREIGN KEY(agreement_id) REFERENCES agreements (id)
);
INSERT INTO "clauses" VALUES('01a201b05afd762ba38db7233e8e2fcd',0,'赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。','','赵水生','张土根',30000,'2026-11-23','2026年11月23日前','现金',NULL,'01a201b05b0177e4ac425dac574ea387',1,NULL,'');
INSERT INTO "clauses" VALUES('01a201b05afd762ba38db7233e8e2fcd',1,'双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。','','张土根、赵水生','张土根、赵水生',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'01a201b05b0a72bb98c886b1aaccf86a',1,NULL,'');
INSERT INTO "clauses" VALUES('01a201b05afd762ba38db7233e8e2fcd',2,'双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。','','','',NULL,NULL,'','',NULL,'01a201b05b0f7130a2432e42ef0f69c6',1,NULL,'');
CREATE TABLE concern_members (
	concern_id CHAR(32) NOT NULL, 
	alarm_id CHAR(32), 
	case_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_concern_members PRIMARY KEY (id), 
	CONSTRAINT fk_concern_members_concern_id_concerns FOREIGN KEY(concern_id) REFERENCES concerns (id), 
	CONSTRAINT fk_concern_members_alarm_id_alarms FOREIGN KEY(alarm_id) REFERENCES alarms (id), 
	CONSTRAINT fk_concern_members_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE concerns (
	kind VARCHAR NOT NULL, 
	sign VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	first_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	count INTEGER NOT NULL, 
	owner_id CHAR(32), 
	owner_name VARCHAR NOT NULL, 
	due_on DATE, 
	measures VARCHAR NOT NULL, 
	ended_on DATE, 
	end_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_concerns PRIMARY KEY (id), 
	CONSTRAINT fk_concerns_owner_id_officers FOREIGN KEY(owner_id) REFERENCES officers (id)
);
CREATE TABLE confidences (
	case_id CHAR(32) NOT NULL, 
	party_id CHAR(32) NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	by_id CHAR(32) NOT NULL, 
	by_name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_confidences PRIMARY KEY (id), 
	CONSTRAINT fk_confidences_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_confidences_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id), 
	CONSTRAINT fk_confidences_by_id_officers FOREIGN KEY(by_id) REFERENCES officers (id)
);
CREATE TABLE confirmations (
	case_id CHAR(32) NOT NULL, 
	agreement_id CHAR(32) NOT NULL, 
	court VARCHAR NOT NULL, 
	applied_on DATE NOT NULL, 
	ruled_on DATE, 
	ruling VARCHAR NOT NULL, 
	ruling_number VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_confirmations PRIMARY KEY (id), 
	CONSTRAINT fk_confirmations_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_confirmations_agreement_id_agreements FOREIGN KEY(agreement_id) REFERENCES agreements (id)
);
CREATE TABLE contacts (
	case_id CHAR(32) NOT NULL, 
	party_id CHAR(32), 
	invitation_id CHAR(32), 
	whom VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	answered BOOLEAN NOT NULL, 
	said VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_contacts_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id), 
	CONSTRAINT fk_contacts_invitation_id_invitations FOREIGN KEY(invitation_id) REFERENCES invitations (id)
);
CREATE TABLE deadlines (
	case_id CHAR(32) NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	started_on DATE NOT NULL, 
	due_on DATE NOT NULL, 
	met_on DATE, 
	cancelled VARCHAR NOT NULL, 
	late_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_deadlines PRIMARY KEY (id), 
	CONSTRAINT fk_deadlines_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "deadlines" VALUES('01a201b05739737e9c4a727a340ef23e','limitation','民事诉讼时效','2026-11-20','2029-11-20',NULL,'','','01a201b05a4d71f1b13a12433693cd2e');
INSERT INTO "deadlines" VALUES('01a201b05739737e9c4a727a340ef23e','rm-term','人民调解期限','2026-11-20','2026-12-21','2026-11-20','','','01a201b05ab67237a1bacaaeb77145dc');
INSERT INTO "deadlines" VALUES('01a201b05739737e9c4a727a340ef23e','rm-confirm','申请司法确认','2026-11-20','2026-12-21',NULL,'','','01a201b05b3976519642cecc07b3b54f');
INSERT INTO "deadlines" VALUES('01a201b05739737e9c4a727a340ef23e','performance','协议履行期满','2026-11-20','2026-11-23',NULL,'','','01a201b05b4876f7bbc010f17991dcc8');
CREATE TABLE demands (
	case_id CHAR(32) NOT NULL, 
	party_id CHAR(32), 
	topic VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	amount BIGINT, 
	none_reason VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_demands PRIMARY KEY (id), 
	CONSTRAINT fk_demands_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_demands_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
);
INSERT INTO "demands" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b0574176178813d4f9ead0326d','赔偿金额','赔麦苗钱，重新定界',50000,'','2026-11-20 02:30:00.000000','01a201b05a2c753191fd0eeb64aeaa96',NULL,'');
INSERT INTO "demands" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05a127274b239292d82e131b6','其他','不同意是自己挪桩',NULL,'','2026-11-20 02:30:00.000000','01a201b05a3175259fad4d5b57bdbcbe',NULL,'');
CREATE TABLE drafts (
	"key" VARCHAR NOT NULL, 
	owner_id CHAR(32), 
	title VARCHAR NOT NULL, 
	content JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (id)
);
CREATE TABLE entries (
	case_id CHAR(32) NOT NULL, 
	form VARCHAR NOT NULL, 
	about CHAR(32), 
	said JSON NOT NULL, 
	by_name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT fk_entries_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE extensions (
	case_id CHAR(32) NOT NULL, 
	deadline_id CHAR(32) NOT NULL, 
	until DATE NOT NULL, 
	"before" DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	signed JSON NOT NULL, 
	decided_by VARCHAR NOT NULL, 
	decided_on DATE NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_extensions PRIMARY KEY (id), 
	CONSTRAINT fk_extensions_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_extensions_deadline_id_deadlines FOREIGN KEY(deadline_id) REFERENCES deadlines (id)
);
CREATE TABLE followups (
	case_id CHAR(32), 
	concern_id CHAR(32), 
	origin VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	owner_id CHAR(32), 
	owner_name VARCHAR NOT NULL, 
	due_on DATE NOT NULL, 
	done_on DATE, 
	result VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_followups PRIMARY KEY (id), 
	CONSTRAINT fk_followups_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_followups_concern_id_concerns FOREIGN KEY(concern_id) REFERENCES concerns (id), 
	CONSTRAINT fk_followups_owner_id_officers FOREIGN KEY(owner_id) REFERENCES officers (id)
);
CREATE TABLE gradings (
	case_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	by_name VARCHAR NOT NULL, 
	occasion VARCHAR NOT NULL, 
	points INTEGER NOT NULL, 
	items JSON NOT NULL, 
	suggested INTEGER NOT NULL, 
	decided INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	approval_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_gradings PRIMARY KEY (id), 
	CONSTRAINT fk_gradings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_gradings_approval_id_approvals FOREIGN KEY(approval_id) REFERENCES approvals (id)
);
CREATE TABLE instalments (
	obligation_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	due_on DATE, 
	amount BIGINT NOT NULL, 
	paid_on DATE, 
	paid_amount BIGINT, 
	method VARCHAR NOT NULL, 
	receipt VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_instalments PRIMARY KEY (id), 
	CONSTRAINT fk_instalments_obligation_id_obligations FOREIGN KEY(obligation_id) REFERENCES obligations (id)
);
CREATE TABLE invitations (
	case_id CHAR(32) NOT NULL, 
	mediator_id CHAR(32), 
	booking_id CHAR(32), 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	meets_at DATETIME, 
	place VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	asked_by VARCHAR NOT NULL, 
	consents JSON NOT NULL, 
	reply VARCHAR NOT NULL, 
	reply_note VARCHAR NOT NULL, 
	replied_at DATETIME, 
	attended VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT fk_invitations_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_invitations_mediator_id_mediators FOREIGN KEY(mediator_id) REFERENCES mediators (id), 
	CONSTRAINT fk_invitations_booking_id_bookings FOREIGN KEY(booking_id) REFERENCES bookings (id)
);
CREATE TABLE mappings (
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	headings JSON NOT NULL, 
	columns JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_mappings PRIMARY KEY (id)
);
CREATE TABLE mediators (
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	certificate VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	village VARCHAR NOT NULL, 
	dialect VARCHAR NOT NULL, 
	sex VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	duty VARCHAR NOT NULL, 
	area_id CHAR(32), 
	recommended_by VARCHAR NOT NULL, 
	available VARCHAR NOT NULL, 
	related VARCHAR NOT NULL, 
	term_from DATE, 
	term_until DATE, 
	officer_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_mediators PRIMARY KEY (id), 
	CONSTRAINT fk_mediators_area_id_areas FOREIGN KEY(area_id) REFERENCES areas (id)
);
CREATE TABLE number_series (
	"key" VARCHAR NOT NULL, 
	organ VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (id), 
	CONSTRAINT uq_number_series_key_organ_year UNIQUE ("key", organ, year)
);
INSERT INTO "number_series" VALUES('case','西调',2026,1,'01a201b05a287382a13f582e73983f8f');
CREATE TABLE numbers (
	series_id CHAR(32) NOT NULL, 
	n INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	case_id CHAR(32), 
	paper_id CHAR(32), 
	taken_at DATETIME NOT NULL, 
	by_name VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_numbers PRIMARY KEY (id), 
	CONSTRAINT uq_numbers_series_id_n UNIQUE (series_id, n), 
	CONSTRAINT fk_numbers_series_id_number_series FOREIGN KEY(series_id) REFERENCES number_series (id)
);
INSERT INTO "numbers" VALUES('01a201b05a287382a13f582e73983f8f',1,'西调2026-1','有效','','01a201b05739737e9c4a727a340ef23e',NULL,'2026-11-20 02:30:00.000000','葛民警','','01a201b05a2a773caa57bfda6ab325e4');
CREATE TABLE obligations (
	case_id CHAR(32) NOT NULL, 
	clause_id CHAR(32) NOT NULL, 
	debtor VARCHAR NOT NULL, 
	creditor VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	amount BIGINT, 
	due_on DATE, 
	due_text VARCHAR NOT NULL, 
	method VARCHAR NOT NULL, 
	performed_on DATE, 
	evidence VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_obligations PRIMARY KEY (id), 
	CONSTRAINT fk_obligations_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_obligations_clause_id_clauses FOREIGN KEY(clause_id) REFERENCES clauses (id)
);
INSERT INTO "obligations" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05b0177e4ac425dac574ea387','赵水生','张土根','给付','赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','01a201b05b0771189f7e114fd46a6459',1,NULL,'');
INSERT INTO "obligations" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05b0a72bb98c886b1aaccf86a','张土根、赵水生','张土根、赵水生','行为','双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','01a201b05b0a72bb98c886b28eb528df',1,NULL,'');
CREATE TABLE offers (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	round INTEGER NOT NULL, 
	speaker VARCHAR NOT NULL, 
	party_id CHAR(32), 
	text VARCHAR NOT NULL, 
	amount BIGINT, 
	due_text VARCHAR NOT NULL, 
	answers JSON NOT NULL, 
	accepted BOOLEAN NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_offers PRIMARY KEY (id), 
	CONSTRAINT fk_offers_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_offers_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
CREATE TABLE officers (
	login VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	badge VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	team VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	password_hash VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	locked_until DATETIME, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_officers PRIMARY KEY (id), 
	CONSTRAINT uq_officers_login UNIQUE (login)
);
INSERT INTO "officers" VALUES('admin','管理','管理员','','','','','$argon2id$v=19$m=8,t=1,p=1$gYlaNjJ0TS9H11gtdTS/Sg$N/yK0ybpKo9hCEXp+IBu8dqXcUKPadFy+hJiwCv/j5s',0,NULL,'01a201b05712753d8e2d8d4d90ea57e6',1,NULL,'');
INSERT INTO "officers" VALUES('ge','葛民警','民警','','西岔派出所民警','','','$argon2id$v=19$m=8,t=1,p=1$+XrhZqOAYLcP5uGwjTnYCg$JSaUEMW1N1GMnue0GpJdHrjAdkoAc2tffY6p2DJyLw0',0,NULL,'01a201b057217416b30def31b557d8ae',1,NULL,'');
INSERT INTO "officers" VALUES('yang','杨调解','调解员','','西岔镇人民调解委员会','','','$argon2id$v=19$m=8,t=1,p=1$GSXai+Hfj0+nzVz7C8g8pA$OyO+PC1tV0Usf4iKmSq0FpGpFpEJn9A7RmFiinop5xk',0,NULL,'01a201b0572773a09b9e638d7165422e',1,NULL,'');
INSERT INTO "officers" VALUES('fu','傅辅警','辅警','','辅警','','','$argon2id$v=19$m=8,t=1,p=1$wSZKMFEFlkTR5mfaZClC0Q$ygrQYsF2w/IMVBt8xiqtVCzYPPj6AV8GKwsM2u+JNlw',0,NULL,'01a201b05729747bb135565dfafdd468',1,NULL,'');
INSERT INTO "officers" VALUES('suo','索所长','所领导','','所长','','','$argon2id$v=19$m=8,t=1,p=1$sRyH7zn83pmK63I3C495mw$WXfv3mkx5Dp5molIkhY+xN8i3njGco0tQusQAnhGkPc',0,NULL,'01a201b0572a750b8f78b4d89afc31ea',1,NULL,'');
CREATE TABLE organisations (
	name VARCHAR NOT NULL, 
	credit_code VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	legal_representative VARCHAR NOT NULL, 
	legal_title VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_organisations PRIMARY KEY (id)
);
CREATE TABLE outreach (
	case_id CHAR(32), 
	kind VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	place VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	project VARCHAR NOT NULL, 
	attendees VARCHAR NOT NULL, 
	notes VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_outreach PRIMARY KEY (id), 
	CONSTRAINT fk_outreach_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE papers (
	case_id CHAR(32), 
	sitting_id CHAR(32), 
	form VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	number_id CHAR(32), 
	state VARCHAR NOT NULL, 
	issued_on DATE NOT NULL, 
	issued_at DATETIME NOT NULL, 
	by_name VARCHAR NOT NULL, 
	copies INTEGER NOT NULL, 
	facts JSON NOT NULL, 
	law_version VARCHAR NOT NULL, 
	form_version VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	printed INTEGER NOT NULL, 
	signed_on DATE, 
	signed_note VARCHAR NOT NULL, 
	late_reason VARCHAR NOT NULL, 
	about CHAR(32), 
	served_how VARCHAR NOT NULL, 
	served_to VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_papers PRIMARY KEY (id), 
	CONSTRAINT fk_papers_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE parties (
	case_id CHAR(32) NOT NULL, 
	side VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	is_group BOOLEAN NOT NULL, 
	headcount INTEGER, 
	person_id CHAR(32), 
	organisation_id CHAR(32), 
	representative VARCHAR NOT NULL, 
	representative_title VARCHAR NOT NULL, 
	guardian_id CHAR(32), 
	guardian_relation VARCHAR NOT NULL, 
	guardian_notified_on DATE, 
	guardian_conflict BOOLEAN NOT NULL, 
	needs JSON NOT NULL, 
	interpreter VARCHAR NOT NULL, 
	agent_id CHAR(32), 
	agent_authority VARCHAR NOT NULL, 
	agent_until DATE, 
	consent VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_parties PRIMARY KEY (id), 
	CONSTRAINT fk_parties_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_parties_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT fk_parties_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id), 
	CONSTRAINT fk_parties_guardian_id_persons FOREIGN KEY(guardian_id) REFERENCES persons (id), 
	CONSTRAINT fk_parties_agent_id_persons FOREIGN KEY(agent_id) REFERENCES persons (id)
);
INSERT INTO "parties" VALUES('01a201b05739737e9c4a727a340ef23e','甲',0,'被侵害人','张土根',0,1,'01a201b0574971bca1d91dbd85485435',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a201b0574176178813d4f9ead0326d',1,NULL,'');
INSERT INTO "parties" VALUES('01a201b05739737e9c4a727a340ef23e','乙',1,'违法嫌疑人','赵水生',0,1,'01a201b05a1377dd89cbe05ac4c64584',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a201b05a127274b239292d82e131b6',1,NULL,'');
CREATE TABLE payments (
	case_id CHAR(32) NOT NULL, 
	obligation_id CHAR(32) NOT NULL, 
	instalment_id CHAR(32), 
	paid_on DATE NOT NULL, 
	amount BIGINT, 
	method VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	checked_on DATE, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_payments PRIMARY KEY (id), 
	CONSTRAINT fk_payments_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_payments_obligation_id_obligations FOREIGN KEY(obligation_id) REFERENCES obligations (id)
);
CREATE TABLE persons (
	name VARCHAR NOT NULL, 
	former_name VARCHAR NOT NULL, 
	name_note VARCHAR NOT NULL, 
	pinyin VARCHAR NOT NULL, 
	initials VARCHAR NOT NULL, 
	sex VARCHAR NOT NULL, 
	ethnicity VARCHAR NOT NULL, 
	birth DATE, 
	stated_age INTEGER, 
	id_kind VARCHAR NOT NULL, 
	id_number VARCHAR NOT NULL, 
	id_source VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	domicile VARCHAR NOT NULL, 
	employer VARCHAR NOT NULL, 
	occupation VARCHAR NOT NULL, 
	incapacity VARCHAR NOT NULL, 
	self_supporting BOOLEAN NOT NULL, 
	note VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_persons PRIMARY KEY (id)
);
INSERT INTO "persons" VALUES('张土根','','','zhangtugen','ztg','男','汉族','1968-05-07',NULL,'居民身份证','990124196805070114','','13800001234','西岔村二组12号','','','农民','',0,'','01a201b0574971bca1d91dbd85485435',1,NULL,'');
INSERT INTO "persons" VALUES('赵水生','','','zhaoshuisheng','zss','男','汉族','1971-01-02',NULL,'居民身份证','99012419710102013X','','13800005678','西岔村二组15号','','','农民','',0,'','01a201b05a1377dd89cbe05ac4c64584',1,NULL,'');
CREATE TABLE recordings (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32), 
	device VARCHAR NOT NULL, 
	file_number VARCHAR NOT NULL, 
	kept_at VARCHAR NOT NULL, 
	started_at DATETIME, 
	ended_at DATETIME, 
	continuous BOOLEAN NOT NULL, 
	interruption VARCHAR NOT NULL, 
	custodian VARCHAR NOT NULL, 
	video BOOLEAN NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_recordings PRIMARY KEY (id), 
	CONSTRAINT fk_recordings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE referrals (
	case_id CHAR(32) NOT NULL, 
	kind VARCHAR NOT NULL, 
	sent_to VARCHAR NOT NULL, 
	sent_on DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	done VARCHAR NOT NULL, 
	suggestion VARCHAR NOT NULL, 
	attachments VARCHAR NOT NULL, 
	consent VARCHAR NOT NULL, 
	pace VARCHAR NOT NULL, 
	feedback_by DATE, 
	contact VARCHAR NOT NULL, 
	received_on DATE, 
	received_by VARCHAR NOT NULL, 
	refused_reason VARCHAR NOT NULL, 
	accepted VARCHAR NOT NULL, 
	feedback_on DATE, 
	feedback VARCHAR NOT NULL, 
	"before" JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_referrals PRIMARY KEY (id), 
	CONSTRAINT fk_referrals_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE rooms (
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	seats INTEGER, 
	video VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_rooms PRIMARY KEY (id)
);
CREATE TABLE sitting_events (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	party_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_sitting_events PRIMARY KEY (id), 
	CONSTRAINT fk_sitting_events_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_sitting_events_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
INSERT INTO "sitting_events" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05abd75c9bc9136e49dc353d5','2026-11-20 02:30:00.000000','阶段','群众先说理',NULL,'葛民警','01a201b05ad675d78ba2bab659272fac',NULL,'');
INSERT INTO "sitting_events" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05abd75c9bc9136e49dc353d5','2026-11-20 02:32:00.000000','阶段','民警后梳理',NULL,'葛民警','01a201b05aeb7244801cea515a8e3d75',NULL,'');
INSERT INTO "sitting_events" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05abd75c9bc9136e49dc353d5','2026-11-20 02:33:00.000000','阶段','警民共谈理',NULL,'葛民警','01a201b05af47188a391e55ed625afaf',NULL,'');
INSERT INTO "sitting_events" VALUES('01a201b05739737e9c4a727a340ef23e','01a201b05abd75c9bc9136e49dc353d5','2026-11-20 02:34:00.000000','阶段','结束',NULL,'葛民警','01a201b05b19759d8bc7c40a3f2c98f3',NULL,'');
CREATE TABLE sittings (
	case_id CHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	place VARCHAR NOT NULL, 
	mode VARCHAR NOT NULL, 
	public BOOLEAN NOT NULL, 
	phase VARCHAR NOT NULL, 
	paused BOOLEAN NOT NULL, 
	started_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	recorder VARCHAR NOT NULL, 
	recorder_unit VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	outcome_text VARCHAR NOT NULL, 
	late_reason VARCHAR NOT NULL, 
	silence_reason VARCHAR NOT NULL, 
	dates_text VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_sittings PRIMARY KEY (id), 
	CONSTRAINT fk_sittings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "sittings" VALUES('01a201b05739737e9c4a727a340ef23e',1,'调解室','面对面',1,'结束',0,'2026-11-20 02:30:00.000000','2026-11-20 02:34:00.000000','杨调解','','张土根与赵水生山林土地纠纷','达成协议','','','','','01a201b05abd75c9bc9136e49dc353d5',5,NULL,'');
CREATE TABLE stations (
	name VARCHAR NOT NULL, 
	organ VARCHAR NOT NULL, 
	number_word VARCHAR NOT NULL, 
	case_word VARCHAR NOT NULL, 
	committee VARCHAR NOT NULL, 
	committee_word VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	court VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	demo BOOLEAN NOT NULL, 
	options JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_stations PRIMARY KEY (id)
);
INSERT INTO "stations" VALUES('西岔派出所','西岔县公安局西岔派出所','西公（西）','西调','西岔镇人民调解委员会','西','西岔派出所调解室','西岔镇人民路1号','0123-1234567','西岔县人民法院','示范省',0,'{}','01a201b0570272238980ca6bac4aa479',1);
CREATE TABLE utterances (
	sitting_id CHAR(32) NOT NULL, 
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	phase VARCHAR NOT NULL, 
	speaker VARCHAR NOT NULL, 
	party_id CHAR(32), 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	private BOOLEAN NOT NULL, 
	sorted_to VARCHAR NOT NULL, 
	struck_at DATETIME, 
	struck_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_utterances PRIMARY KEY (id), 
	CONSTRAINT fk_utterances_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
INSERT INTO "utterances" VALUES('01a201b05abd75c9bc9136e49dc353d5',1,'2026-11-20 02:31:00.000000','群众先说理','张土根',NULL,'事实','今年春上他把桩往西挪了两犁。',0,'',NULL,'','01a201b05adf714780b2e70f221d502a');
INSERT INTO "utterances" VALUES('01a201b05abd75c9bc9136e49dc353d5',2,'2026-11-20 02:32:00.000000','群众先说理','赵水生',NULL,'事实','挪桩是孩子干活时碰的。',0,'',NULL,'','01a201b05ae4757683e31ed8bfea37cc');
INSERT INTO "utterances" VALUES('01a201b05abd75c9bc9136e49dc353d5',3,'2026-11-20 02:33:00.000000','民警后梳理','葛民警',NULL,'事实','2009年指界走向双方没有争议。',0,'',NULL,'','01a201b05aed70b883901b7dd43ed3fc');
INSERT INTO "utterances" VALUES('01a201b05abd75c9bc9136e49dc353d5',4,'2026-11-20 02:34:00.000000','警民共谈理','赵水生',NULL,'方案','麦子钱我出，明天栽完桩就给。',0,'',NULL,'','01a201b05af6743d9806e8031cceddc7');
CREATE TABLE villages (
	name VARCHAR NOT NULL, 
	area_id CHAR(32), 
	township VARCHAR NOT NULL, 
	aliases VARCHAR NOT NULL, 
	near VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_villages PRIMARY KEY (id), 
	CONSTRAINT fk_villages_area_id_areas FOREIGN KEY(area_id) REFERENCES areas (id)
);
CREATE TABLE visits (
	case_id CHAR(32) NOT NULL, 
	due_on DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	on_site BOOLEAN NOT NULL, 
	done_on DATE, 
	mode VARCHAR NOT NULL, 
	visited VARCHAR NOT NULL, 
	performed VARCHAR NOT NULL, 
	satisfaction VARCHAR NOT NULL, 
	sued VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	new_risk VARCHAR NOT NULL, 
	measures VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	late_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_visits PRIMARY KEY (id), 
	CONSTRAINT fk_visits_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE INDEX ix_persons_pinyin ON persons (pinyin);
CREATE INDEX ix_persons_id_number ON persons (id_number);
CREATE INDEX ix_persons_initials ON persons (initials);
CREATE INDEX ix_persons_name ON persons (name);
CREATE INDEX ix_persons_telephone ON persons (telephone);
CREATE INDEX ix_organisations_name ON organisations (name);
CREATE INDEX ix_organisations_credit_code ON organisations (credit_code);
CREATE INDEX ix_audit_entries_table_name ON audit_entries (table_name);
CREATE INDEX ix_audit_entries_row_id ON audit_entries (row_id);
CREATE INDEX ix_audit_entries_case_id ON audit_entries (case_id);
CREATE INDEX ix_drafts_key ON drafts ("key");
CREATE INDEX ix_drafts_owner_id ON drafts (owner_id);
CREATE INDEX ix_areas_officer_id ON areas (officer_id);
CREATE INDEX ix_areas_auxiliary_id ON areas (auxiliary_id);
CREATE INDEX ix_numbers_series_id ON numbers (series_id);
CREATE INDEX ix_numbers_text ON numbers (text);
CREATE INDEX ix_numbers_case_id ON numbers (case_id);
CREATE INDEX ix_batches_kind ON batches (kind);
CREATE INDEX ix_batches_digest ON batches (digest);
CREATE INDEX ix_batches_mapping_id ON batches (mapping_id);
CREATE INDEX ix_concerns_sign ON concerns (sign);
CREATE INDEX ix_concerns_owner_id ON concerns (owner_id);
CREATE INDEX ix_cases_area_id ON cases (area_id);
CREATE INDEX ix_cases_received_at ON cases (received_at);
CREATE INDEX ix_cases_number ON cases (number);
CREATE INDEX ix_cases_split_from_id ON cases (split_from_id);
CREATE INDEX ix_cases_handler_id ON cases (handler_id);
CREATE INDEX ix_cases_concluded ON cases (concluded_on);
CREATE INDEX ix_cases_merged_into_id ON cases (merged_into_id);
CREATE INDEX ix_cases_state ON cases (state);
CREATE INDEX ix_villages_area_id ON villages (area_id);
CREATE INDEX ix_villages_name ON villages (name);
CREATE INDEX ix_mediators_area_id ON mediators (area_id);
CREATE INDEX ix_parties_agent_id ON parties (agent_id);
CREATE INDEX ix_parties_guardian_id ON parties (guardian_id);
CREATE INDEX ix_parties_person_id ON parties (person_id);
CREATE INDEX ix_parties_organisation_id ON parties (organisation_id);
CREATE INDEX ix_parties_case_id ON parties (case_id);
CREATE INDEX ix_parties_name ON parties (name);
CREATE INDEX ix_answers_case_id ON answers (case_id);
CREATE INDEX ix_deadlines_open ON deadlines (met_on, due_on);
CREATE INDEX ix_deadlines_case_id ON deadlines (case_id);
CREATE INDEX ix_followups_concern_id ON followups (concern_id);
CREATE INDEX ix_followups_owner_id ON followups (owner_id);
CREATE INDEX ix_followups_due_on ON followups (due_on);
CREATE INDEX ix_followups_case_id ON followups (case_id);
CREATE INDEX ix_approvals_what ON approvals (what);
CREATE INDEX ix_approvals_case_id ON approvals (case_id);
CREATE INDEX ix_recordings_case_id ON recordings (case_id);
CREATE INDEX ix_recordings_sitting_id ON recordings (sitting_id);
CREATE INDEX ix_sittings_phase ON sittings (phase);
CREATE INDEX ix_sittings_started_at ON sittings (started_at);
CREATE INDEX ix_sittings_case_id ON sittings (case_id);
CREATE INDEX ix_referrals_case_id ON referrals (case_id);
CREATE INDEX ix_visits_case_id ON visits (case_id);
CREATE INDEX ix_visits_open ON visits (done_on, due_on);
CREATE INDEX ix_assignments_by_id ON assignments (by_id);
CREATE INDEX ix_assignments_to_id ON assignments (to_id);
CREATE INDEX ix_assignments_due_on ON assignments (due_on);
CREATE INDEX ix_assignments_case_id ON assignments (case_id);
CREATE INDEX ix_bookings_case_id ON bookings (case_id);
CREATE INDEX ix_bookings_when ON bookings (room_id, starts_at);
CREATE INDEX ix_bookings_room_id ON bookings (room_id);
CREATE INDEX ix_papers_form ON papers (form);
CREATE INDEX ix_papers_about ON papers (about);
CREATE INDEX ix_papers_number ON papers (number);
CREATE INDEX ix_papers_case_id ON papers (case_id);
CREATE INDEX ix_entries_case_id ON entries (case_id);
CREATE INDEX ix_entries_form ON entries (form);
CREATE INDEX ix_outreach_held_on ON outreach (held_on);
CREATE INDEX ix_outreach_case_id ON outreach (case_id);
CREATE INDEX ix_agreements_case_id ON agreements (case_id);
CREATE INDEX ix_agreements_sitting_id ON agreements (sitting_id);
CREATE INDEX ix_gradings_approval_id ON gradings (approval_id);
CREATE INDEX ix_gradings_case_id ON gradings (case_id);
CREATE INDEX ix_demands_party_id ON demands (party_id);
CREATE INDEX ix_demands_case_id ON demands (case_id);
CREATE INDEX ix_attendances_case_id ON attendances (case_id);
CREATE INDEX ix_attendances_officer_id ON attendances (officer_id);
CREATE INDEX ix_attendances_sitting_id ON attendances (sitting_id);
CREATE INDEX ix_attendances_mediator_id ON attendances (mediator_id);
CREATE INDEX ix_sitting_events_case_id ON sitting_events (case_id);
CREATE INDEX ix_sitting_events_sitting_id ON sitting_events (sitting_id);
CREATE INDEX ix_invitations_mediator_id ON invitations (mediator_id);
CREATE INDEX ix_invitations_booking_id ON invitations (booking_id);
CREATE INDEX ix_invitations_case_id ON invitations (case_id);
CREATE INDEX ix_utterances_sitting_id ON utterances (sitting_id);
CREATE UNIQUE INDEX uq_utterances_sitting_seq ON utterances (sitting_id, seq);
CREATE INDEX ix_offers_case_id ON offers (case_id);
CREATE INDEX ix_offers_sitting_id ON offers (sitting_id);
CREATE INDEX ix_confidences_case_id ON confidences (case_id);
CREATE INDEX ix_confidences_party_id ON confidences (party_id);
CREATE INDEX ix_confidences_by_id ON confidences (by_id);
CREATE INDEX ix_extensions_deadline_id ON extensions (deadline_id);
CREATE INDEX ix_extensions_case_id ON extensions (case_id);
CREATE INDEX ix_alarms_place_key ON alarms (place_key);
CREATE INDEX ix_alarms_task_id ON alarms (task_id);
CREATE INDEX ix_alarms_number ON alarms (number);
CREATE INDEX ix_alarms_case_id ON alarms (case_id);
CREATE INDEX ix_alarms_batch_id ON alarms (batch_id);
CREATE UNIQUE INDEX ix_alarms_identity ON alarms (origin, identity) WHERE voided_at IS NULL;
CREATE INDEX ix_alarms_at ON alarms (at);
CREATE INDEX ix_clauses_agreement_id ON clauses (agreement_id);
CREATE INDEX ix_confirmations_case_id ON confirmations (case_id);
CREATE INDEX ix_confirmations_agreement_id ON confirmations (agreement_id);
CREATE INDEX ix_contacts_case_id ON contacts (case_id);
CREATE INDEX ix_contacts_party_id ON contacts (party_id);
CREATE INDEX ix_contacts_invitation_id ON contacts (invitation_id);
CREATE INDEX ix_alarm_parties_alarm_id ON alarm_parties (alarm_id);
CREATE INDEX ix_alarm_parties_key ON alarm_parties ("key");
CREATE INDEX ix_concern_members_alarm_id ON concern_members (alarm_id);
CREATE INDEX ix_concern_members_case_id ON concern_members (case_id);
CREATE INDEX ix_concern_members_concern_id ON concern_members (concern_id);
CREATE INDEX ix_concern_members_pair ON concern_members (concern_id, alarm_id, case_id);
CREATE INDEX ix_obligations_clause_id ON obligations (clause_id);
CREATE INDEX ix_obligations_case_id ON obligations (case_id);
CREATE INDEX ix_obligations_open ON obligations (performed_on, due_on);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_instalments_obligation_id ON instalments (obligation_id);
CREATE INDEX ix_payments_obligation_id ON payments (obligation_id);
CREATE INDEX ix_payments_case_id ON payments (case_id);
COMMIT;
