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
INSERT INTO "agreements" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb12c704497e8b1b166a61c36',1,'书面','已签','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。','界桩位置；麦苗损失','双方各有责任','按各条约定的时间和方式履行','2026-11-23','','','2026-11-20','','2026-11-20',0,'01a2030fb1427713bfc4f46f640858f7',2,NULL,'');
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
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','V','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a3eaa3c62e');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','E1','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a416119f11');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','E2','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a55567ec9d');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','E3','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a65ff2ae4b');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','E4','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a79e005984');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','E5','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a8b7eca504');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','E6','是','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758a9999e6904');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','D','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758aac20b2bd1');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','G','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758aba5fb11f3');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','X1','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758ac2cbc444f');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','X2','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758ad882b9a07');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','X3','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758ae2f669286');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','X4','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758af54ee095b');
INSERT INTO "answers" VALUES('01a2030fafc77165957fc530379edd2e','X7','否','','葛民警','2026-11-20 02:30:00.000000','01a2030fb11274a3a3c758b03241c2a5');
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
CREATE TABLE attachments (
	case_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	caption VARCHAR NOT NULL, 
	party_id CHAR(32), 
	exhibit_id CHAR(32), 
	source VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	media VARCHAR NOT NULL, 
	pages INTEGER NOT NULL, 
	compared BOOLEAN NOT NULL, 
	compared_by VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (id), 
	CONSTRAINT fk_attachments_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_attachments_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id), 
	CONSTRAINT fk_attachments_exhibit_id_exhibits FOREIGN KEY(exhibit_id) REFERENCES exhibits (id)
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
	since DATETIME, 
	until DATETIME, 
	until_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_attendances PRIMARY KEY (id), 
	CONSTRAINT fk_attendances_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_attendances_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id), 
	CONSTRAINT fk_attendances_mediator_id_mediators FOREIGN KEY(mediator_id) REFERENCES mediators (id), 
	CONSTRAINT fk_attendances_officer_id_officers FOREIGN KEY(officer_id) REFERENCES officers (id)
);
INSERT INTO "attendances" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb12c704497e8b1b166a61c36',0,NULL,'01a2030fafc17207a95213244bc76958','杨调解','人民调解员','西岔镇人民调解委员会','','',1,'','',NULL,NULL,'','01a2030fb12e766fab6f5046c12e9d9d');
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
INSERT INTO "audit_entries" VALUES(1,'2026-11-20 02:30:00.000000',NULL,'系统','新增','stations','01a2030f-afb9-715c-8796-ca111e771797',NULL,'{"name": "\u897f\u5c94\u6d3e\u51fa\u6240", "organ": "\u897f\u5c94\u53bf\u516c\u5b89\u5c40\u897f\u5c94\u6d3e\u51fa\u6240", "number_word": "\u897f\u516c\uff08\u897f\uff09", "case_word": "\u897f\u8c03", "committee": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "committee_word": "\u897f", "room": "\u897f\u5c94\u6d3e\u51fa\u6240\u8c03\u89e3\u5ba4", "address": "\u897f\u5c94\u9547\u4eba\u6c11\u8def1\u53f7", "telephone": "0123-1234567", "court": "\u897f\u5c94\u53bf\u4eba\u6c11\u6cd5\u9662", "province": "\u793a\u8303\u7701", "demo": false, "options": {}, "id": "01a2030f-afb9-715c-8796-ca111e771797", "version": 1}','0000000000000000000000000000000000000000000000000000000000000000','e4f9e0dd616373ea9c54f22bb515a134c193a84c94a24a909e5c28f55910c099');
INSERT INTO "audit_entries" VALUES(2,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2030f-afbd-7279-9741-55e7291efae0',NULL,'{"login": "admin", "name": "\u7ba1\u7406", "role": "\u7ba1\u7406\u5458", "failures": 0, "id": "01a2030f-afbd-7279-9741-55e7291efae0", "version": 1}','e4f9e0dd616373ea9c54f22bb515a134c193a84c94a24a909e5c28f55910c099','ef1258d9ad4d2a280f58ba5575309af4684c16293fa1e251e237a8d51fa5b0f1');
INSERT INTO "audit_entries" VALUES(3,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2030f-afc0-7769-b52c-e23373412329',NULL,'{"login": "ge", "name": "\u845b\u6c11\u8b66", "role": "\u6c11\u8b66", "title": "\u897f\u5c94\u6d3e\u51fa\u6240\u6c11\u8b66", "failures": 0, "id": "01a2030f-afc0-7769-b52c-e23373412329", "version": 1}','ef1258d9ad4d2a280f58ba5575309af4684c16293fa1e251e237a8d51fa5b0f1','17fa4c6ae1f77d2a16c8a2d92c5186442989ed6cb7f66e2cbd9bfc6718aa247a');
INSERT INTO "audit_entries" VALUES(4,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2030f-afc1-7207-a952-13244bc76958',NULL,'{"login": "yang", "name": "\u6768\u8c03\u89e3", "role": "\u8c03\u89e3\u5458", "title": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "failures": 0, "id": "01a2030f-afc1-7207-a952-13244bc76958", "version": 1}','17fa4c6ae1f77d2a16c8a2d92c5186442989ed6cb7f66e2cbd9bfc6718aa247a','a10516098accec1ed17d20c46d78dd29f12086d39f68519c56018ac92d6245e5');
INSERT INTO "audit_entries" VALUES(5,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2030f-afc2-74bb-8884-5d12f40bb8d2',NULL,'{"login": "fu", "name": "\u5085\u8f85\u8b66", "role": "\u8f85\u8b66", "title": "\u8f85\u8b66", "failures": 0, "id": "01a2030f-afc2-74bb-8884-5d12f40bb8d2", "version": 1}','a10516098accec1ed17d20c46d78dd29f12086d39f68519c56018ac92d6245e5','1613fe5291987ca5d9724448192e221cbab3fdec461c45cb6288bc96a86c95ac');
INSERT INTO "audit_entries" VALUES(6,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2030f-afc2-74bb-8884-5d13507ec142',NULL,'{"login": "suo", "name": "\u7d22\u6240\u957f", "role": "\u6240\u9886\u5bfc", "title": "\u6240\u957f", "failures": 0, "id": "01a2030f-afc2-74bb-8884-5d13507ec142", "version": 1}','1613fe5291987ca5d9724448192e221cbab3fdec461c45cb6288bc96a86c95ac','5f5f99058e1799e496c01113c146588fcb6d604aa5c769acdeab70a6da4a4ef7');
INSERT INTO "audit_entries" VALUES(7,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"received_at": "2026-11-20T02:30:00+00:00", "received_by": "\u845b\u6c11\u8b66", "source": "110\u8b66\u60c5", "alarm_number": "13012420261119077", "occurred_on": "2026-11-19", "occurred_text": "2026\u5e7411\u670819\u65e517\u65f640\u5206", "place": "\u897f\u5c94\u6751\u4e8c\u7ec4\u8001\u69d0\u6811\u5730\u5934", "village": "\u897f\u5c94\u6751", "dispute_type": "land", "cause": "\u6bb4\u6253\u4ed6\u4eba", "brief": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "people_count": 2, "amount": 50000, "injury": "\u4e0d\u6784\u6210\u8f7b\u5fae\u4f24", "flags": [], "level": 1, "level_suggested": 1, "round": 1, "focus": false, "state": "\u5df2\u767b\u8bb0", "handler_id": "01a2030f-afc0-7769-b52c-e23373412329", "handler_name": "\u845b\u6c11\u8b66", "difficult": false, "dates_text": {}, "id": "01a2030f-afc7-7165-957f-c530379edd2e", "version": 1}','5f5f99058e1799e496c01113c146588fcb6d604aa5c769acdeab70a6da4a4ef7','dff19c0eccc4b57f71d68fac9947150e1ad93cc27ca2c2f8fe1875e7a5505180');
INSERT INTO "audit_entries" VALUES(8,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','persons','01a2030f-afcc-7469-a555-6fb13af2a6a8',NULL,'{"name": "\u5f20\u571f\u6839", "pinyin": "zhangtugen", "initials": "ztg", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1968-05-07", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "990124196805070114", "telephone": "13800001234", "address": "\u897f\u5c94\u6751\u4e8c\u7ec412\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a2030f-afcc-7469-a555-6fb13af2a6a8", "version": 1}','dff19c0eccc4b57f71d68fac9947150e1ad93cc27ca2c2f8fe1875e7a5505180','869870aac26ba3356da6b95f40cbd58d12b302b06d6f0df21e0ad060af5e6291');
INSERT INTO "audit_entries" VALUES(9,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','parties','01a2030f-afca-7322-9e8c-883df31d4f5a','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "side": "\u7532", "position": 0, "role": "\u88ab\u4fb5\u5bb3\u4eba", "name": "\u5f20\u571f\u6839", "group": false, "headcount": 1, "person_id": "01a2030f-afcc-7469-a555-6fb13af2a6a8", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a2030f-afca-7322-9e8c-883df31d4f5a", "version": 1}','869870aac26ba3356da6b95f40cbd58d12b302b06d6f0df21e0ad060af5e6291','8d37ad72b85c062c3fe9db973e73f5024d5765b3a0eb9f118ec553efb843f732');
INSERT INTO "audit_entries" VALUES(10,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','persons','01a2030f-b0fd-7018-b266-390b852cc47c',NULL,'{"name": "\u8d75\u6c34\u751f", "pinyin": "zhaoshuisheng", "initials": "zss", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1971-01-02", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "99012419710102013X", "telephone": "13800005678", "address": "\u897f\u5c94\u6751\u4e8c\u7ec415\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a2030f-b0fd-7018-b266-390b852cc47c", "version": 1}','8d37ad72b85c062c3fe9db973e73f5024d5765b3a0eb9f118ec553efb843f732','de64424f65f3f9bdb9871c3bae446730e9d4b2da772362171935f06c8aef2485');
INSERT INTO "audit_entries" VALUES(11,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','parties','01a2030f-b0fc-70ed-80fe-260dad177ce2','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "side": "\u4e59", "position": 1, "role": "\u8fdd\u6cd5\u5acc\u7591\u4eba", "name": "\u8d75\u6c34\u751f", "group": false, "headcount": 1, "person_id": "01a2030f-b0fd-7018-b266-390b852cc47c", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a2030f-b0fc-70ed-80fe-260dad177ce2", "version": 1}','de64424f65f3f9bdb9871c3bae446730e9d4b2da772362171935f06c8aef2485','ab7e820f099afb3f1b124a3b6ff0382db0403c21f1831aadc2e9b557fe24049e');
INSERT INTO "audit_entries" VALUES(12,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"title": ["", "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7"]}','ab7e820f099afb3f1b124a3b6ff0382db0403c21f1831aadc2e9b557fe24049e','47a6da51d2c98dca2ad3d828dee643d1424371e3f75131870199ceba09044bd0');
INSERT INTO "audit_entries" VALUES(13,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','number_series','01a2030f-b10b-7376-ac40-cb66b1a48a09',NULL,'{"key": "case", "organ": "\u897f\u8c03", "year": 2026, "last": 0, "id": "01a2030f-b10b-7376-ac40-cb66b1a48a09"}','47a6da51d2c98dca2ad3d828dee643d1424371e3f75131870199ceba09044bd0','d8734bce2d4112101d424abc05f9be0a8149b89ae3bc0c63de2f854f38f7e00b');
INSERT INTO "audit_entries" VALUES(14,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','numbers','01a2030f-b10c-7686-8aa5-3b8ffb86124f','01a2030fafc77165957fc530379edd2e','{"series_id": "01a2030f-b10b-7376-ac40-cb66b1a48a09", "n": 1, "text": "\u897f\u8c032026-1", "state": "\u6709\u6548", "case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "taken_at": "2026-11-20T02:30:00+00:00", "by_name": "\u845b\u6c11\u8b66", "id": "01a2030f-b10c-7686-8aa5-3b8ffb86124f"}','d8734bce2d4112101d424abc05f9be0a8149b89ae3bc0c63de2f854f38f7e00b','7169dd4d0d593b6c444b72cda5d0ee2c85f2faeefda8fb9d5c8016faee617468');
INSERT INTO "audit_entries" VALUES(15,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','number_series','01a2030f-b10b-7376-ac40-cb66b1a48a09',NULL,'{"last": [0, 1]}','7169dd4d0d593b6c444b72cda5d0ee2c85f2faeefda8fb9d5c8016faee617468','b13ba7c26e26c105b7073a5d805de7740c279c042e442db0723ce96c47e4bce5');
INSERT INTO "audit_entries" VALUES(16,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','demands','01a2030f-b10e-7107-a3ca-cae8c576f238','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "party_id": "01a2030f-afca-7322-9e8c-883df31d4f5a", "topic": "\u8d54\u507f\u91d1\u989d", "text": "\u8d54\u9ea6\u82d7\u94b1\uff0c\u91cd\u65b0\u5b9a\u754c", "amount": 50000, "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b10e-7107-a3ca-cae8c576f238"}','b13ba7c26e26c105b7073a5d805de7740c279c042e442db0723ce96c47e4bce5','9caae50d04489e303d93680e60608b54219fbf6b9bf531146e134f8cc52561d8');
INSERT INTO "audit_entries" VALUES(17,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"number": ["", "\u897f\u8c032026-1"]}','9caae50d04489e303d93680e60608b54219fbf6b9bf531146e134f8cc52561d8','eb4b69a09c61f69a0a19da48906288786fccf67c02160514a448537171dc4557');
INSERT INTO "audit_entries" VALUES(18,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','demands','01a2030f-b111-7571-9545-fa374d62746f','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "party_id": "01a2030f-b0fc-70ed-80fe-260dad177ce2", "topic": "\u5176\u4ed6", "text": "\u4e0d\u540c\u610f\u662f\u81ea\u5df1\u632a\u6869", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b111-7571-9545-fa374d62746f"}','eb4b69a09c61f69a0a19da48906288786fccf67c02160514a448537171dc4557','ea99c60b2daff786c28a31dce620a90a917eb86655b34cc51f4a9e71da57e126');
INSERT INTO "audit_entries" VALUES(19,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a3eaa3c62e','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "V", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a3eaa3c62e"}','ea99c60b2daff786c28a31dce620a90a917eb86655b34cc51f4a9e71da57e126','37119e4a6dceb593e8d1a2836abfef4549451d1378d4e205e2b9c48f96bc341b');
INSERT INTO "audit_entries" VALUES(20,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a416119f11','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "E1", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a416119f11"}','37119e4a6dceb593e8d1a2836abfef4549451d1378d4e205e2b9c48f96bc341b','9b17d18d07570f9d1fbc99c958338122daf6dc2c71a364dbab642ad91bc29fe9');
INSERT INTO "audit_entries" VALUES(21,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a55567ec9d','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "E2", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a55567ec9d"}','9b17d18d07570f9d1fbc99c958338122daf6dc2c71a364dbab642ad91bc29fe9','a9f0eaa58866a10bbff8d363a76e7025faf464ffa548c5b67536e7b19b594c7d');
INSERT INTO "audit_entries" VALUES(22,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a65ff2ae4b','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "E3", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a65ff2ae4b"}','a9f0eaa58866a10bbff8d363a76e7025faf464ffa548c5b67536e7b19b594c7d','a94fb76aa24164b5603f636a6b1587c70f6ad04d4cd59e5d1e63833dabb73ffe');
INSERT INTO "audit_entries" VALUES(23,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a79e005984','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "E4", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a79e005984"}','a94fb76aa24164b5603f636a6b1587c70f6ad04d4cd59e5d1e63833dabb73ffe','9daec3bdb06498044a8461653401bf0371224952d5d40c34f849a601d5b89fee');
INSERT INTO "audit_entries" VALUES(24,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a8b7eca504','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "E5", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a8b7eca504"}','9daec3bdb06498044a8461653401bf0371224952d5d40c34f849a601d5b89fee','838835d6ed491d56a444c40553220f967044e5098e76a87fcf7753f2772f2a7a');
INSERT INTO "audit_entries" VALUES(25,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58a9999e6904','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "E6", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58a9999e6904"}','838835d6ed491d56a444c40553220f967044e5098e76a87fcf7753f2772f2a7a','cb46d038bd258cc22e4a597a4280f738bf7e64bb41c946e89b950b6c6e4cd2d6');
INSERT INTO "audit_entries" VALUES(26,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58aac20b2bd1','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "D", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58aac20b2bd1"}','cb46d038bd258cc22e4a597a4280f738bf7e64bb41c946e89b950b6c6e4cd2d6','4218e378c98f13eba6353424d10de79be3c6c2f405c215ffabdb8f214c3dbde3');
INSERT INTO "audit_entries" VALUES(27,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58aba5fb11f3','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "G", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58aba5fb11f3"}','4218e378c98f13eba6353424d10de79be3c6c2f405c215ffabdb8f214c3dbde3','6680da9e977c9651b171447abb6f8f1c5a033519d540946bf58651698d881c9c');
INSERT INTO "audit_entries" VALUES(28,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58ac2cbc444f','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "X1", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58ac2cbc444f"}','6680da9e977c9651b171447abb6f8f1c5a033519d540946bf58651698d881c9c','b06b71bef9bc472ca08b567669901e53c428597d3d125cb759de57c35fc4ec89');
INSERT INTO "audit_entries" VALUES(29,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58ad882b9a07','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "X2", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58ad882b9a07"}','b06b71bef9bc472ca08b567669901e53c428597d3d125cb759de57c35fc4ec89','a538dec0d56a60e27bbc6a80928b5d2e97bf39a43162a121a5aa286cb73baea4');
INSERT INTO "audit_entries" VALUES(30,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58ae2f669286','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "X3", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58ae2f669286"}','a538dec0d56a60e27bbc6a80928b5d2e97bf39a43162a121a5aa286cb73baea4','d756f3b14aa9b572d0b2f7e88cee7a5da01f88a6b96bbe4a8899c0314f5423e7');
INSERT INTO "audit_entries" VALUES(31,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58af54ee095b','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "X4", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58af54ee095b"}','d756f3b14aa9b572d0b2f7e88cee7a5da01f88a6b96bbe4a8899c0314f5423e7','0a5d76327fd82014bfe2b4575207274feae260b02b9f6b9cfe30debf3c88b11b');
INSERT INTO "audit_entries" VALUES(32,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','answers','01a2030f-b112-74a3-a3c7-58b03241c2a5','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "X7", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2030f-b112-74a3-a3c7-58b03241c2a5"}','0a5d76327fd82014bfe2b4575207274feae260b02b9f6b9cfe30debf3c88b11b','85d2f7e06a09887940a14e7e3fedbc29d919db7442b3f9e1fc9e1b2bcad4b650');
INSERT INTO "audit_entries" VALUES(33,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"nature": ["", "\u6c11\u4e8b"], "track": ["", "RM"], "channel": ["", "\u4eba\u6c11\u8c03\u89e3"]}','85d2f7e06a09887940a14e7e3fedbc29d919db7442b3f9e1fc9e1b2bcad4b650','623f9e1eae0d53ea0187e8a875c3095655e7d92a732abb56021046872e7abcaf');
INSERT INTO "audit_entries" VALUES(34,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"state": ["\u5df2\u767b\u8bb0", "\u5df2\u53d7\u7406"], "accepted_on": [null, "2026-11-20"]}','623f9e1eae0d53ea0187e8a875c3095655e7d92a732abb56021046872e7abcaf','8bbe9127964c59a032d26ef60827c8f175ffc50939ed4dd7974ea2296b47ec6d');
INSERT INTO "audit_entries" VALUES(35,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','deadlines','01a2030f-b123-70ae-a8e9-41912023ecc9','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "limitation", "name": "\u6c11\u4e8b\u8bc9\u8bbc\u65f6\u6548", "started_on": "2026-11-20", "due_on": "2029-11-20", "id": "01a2030f-b123-70ae-a8e9-41912023ecc9"}','8bbe9127964c59a032d26ef60827c8f175ffc50939ed4dd7974ea2296b47ec6d','2adb4f964b1aecdcd995788c6751619be0b805fa9d3ac19db24f0c728a9918db');
INSERT INTO "audit_entries" VALUES(36,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','deadlines','01a2030f-b125-76d6-8819-c4423de2845e','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "rm-term", "name": "\u4eba\u6c11\u8c03\u89e3\u671f\u9650", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a2030f-b125-76d6-8819-c4423de2845e"}','2adb4f964b1aecdcd995788c6751619be0b805fa9d3ac19db24f0c728a9918db','63fc42ae0fd27ee769b2546e97e67fc3f95cba25ddbc59c7e054bd052e504249');
INSERT INTO "audit_entries" VALUES(37,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','sittings','01a2030f-b12c-7044-97e8-b1b166a61c36','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "number": 1, "place": "\u8c03\u89e3\u5ba4", "mode": "\u9762\u5bf9\u9762", "public": true, "phase": "\u51c6\u5907", "paused": false, "started_at": "2026-11-20T02:30:00+00:00", "recorder": "\u6768\u8c03\u89e3", "topic": "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7", "simple": false, "timed": true, "minutes": 10, "speaking_order": [], "checklist": {}, "opening": {}, "alone": {}, "routes_told": false, "id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "version": 1}','63fc42ae0fd27ee769b2546e97e67fc3f95cba25ddbc59c7e054bd052e504249','e1bc6551a7d0b33b146146b72396c142170ef1695d840fe0697b5790d3779181');
INSERT INTO "audit_entries" VALUES(38,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','attendances','01a2030f-b12e-766f-ab6f-5046c12e9d9d','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "sitting_id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "position": 0, "officer_id": "01a2030f-afc1-7207-a952-13244bc76958", "name": "\u6768\u8c03\u89e3", "kind": "\u4eba\u6c11\u8c03\u89e3\u5458", "unit": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "host": true, "id": "01a2030f-b12e-766f-ab6f-5046c12e9d9d"}','e1bc6551a7d0b33b146146b72396c142170ef1695d840fe0697b5790d3779181','f4cfb978683b7b66e6e983d0da2c36f625e85f91c2d4f698e2fe885be613ee58');
INSERT INTO "audit_entries" VALUES(39,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"state": ["\u5df2\u53d7\u7406", "\u8c03\u89e3\u4e2d"]}','f4cfb978683b7b66e6e983d0da2c36f625e85f91c2d4f698e2fe885be613ee58','45d37d9aef83bc25f926085dc45c8f5c89fef403326d67282633cbb40d5484e2');
INSERT INTO "audit_entries" VALUES(40,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','sittings','01a2030f-b12c-7044-97e8-b1b166a61c36','01a2030fafc77165957fc530379edd2e','{"phase": ["\u51c6\u5907", "\u7fa4\u4f17\u5148\u8bf4\u7406"]}','45d37d9aef83bc25f926085dc45c8f5c89fef403326d67282633cbb40d5484e2','8e548a20ee4ec9860ea93db37933b584f1e4c1d3014cdd1ca9d3e648a49108f9');
INSERT INTO "audit_entries" VALUES(41,'2026-11-20 02:30:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','sitting_events','01a2030f-b137-708f-8164-af611e752909','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "sitting_id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "at": "2026-11-20T02:30:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7fa4\u4f17\u5148\u8bf4\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 1, "after": 0, "undo": {}, "id": "01a2030f-b137-708f-8164-af611e752909"}','8e548a20ee4ec9860ea93db37933b584f1e4c1d3014cdd1ca9d3e648a49108f9','0705ee2b13f130cd167c1d7726fb648db894f253049339191a028f7a7a64ebe9');
INSERT INTO "audit_entries" VALUES(42,'2026-11-20 02:31:00.000000','01a2030fafc07769b52ce23373412329','葛民警','记录','utterances','01a2030f-b139-70b5-879a-f91a8189cc12','01a2030fafc77165957fc530379edd2e','{"seq": 1, "speaker": "\u5f20\u571f\u6839", "kind": "\u4e8b\u5b9e", "text": "\u4eca\u5e74\u6625\u4e0a\u4ed6\u628a\u6869\u5f80\u897f\u632a\u4e86\u4e24\u7281\u3002", "private": false}','0705ee2b13f130cd167c1d7726fb648db894f253049339191a028f7a7a64ebe9','fd5baa615b6ed03b6275987c1d9d104aeb1aec05c67e35053b1e1c384fba64ee');
INSERT INTO "audit_entries" VALUES(43,'2026-11-20 02:32:00.000000','01a2030fafc07769b52ce23373412329','葛民警','记录','utterances','01a2030f-b139-70b5-879a-f91bb413d96f','01a2030fafc77165957fc530379edd2e','{"seq": 2, "speaker": "\u8d75\u6c34\u751f", "kind": "\u4e8b\u5b9e", "text": "\u632a\u6869\u662f\u5b69\u5b50\u5e72\u6d3b\u65f6\u78b0\u7684\u3002", "private": false}','fd5baa615b6ed03b6275987c1d9d104aeb1aec05c67e35053b1e1c384fba64ee','b6bacb380e6fb9ef6ede3f9b30ca77cbdd3eb7e6914a8594f5395572d1f62ff3');
INSERT INTO "audit_entries" VALUES(44,'2026-11-20 02:32:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','sittings','01a2030f-b12c-7044-97e8-b1b166a61c36','01a2030fafc77165957fc530379edd2e','{"phase": ["\u7fa4\u4f17\u5148\u8bf4\u7406", "\u6c11\u8b66\u540e\u68b3\u7406"]}','b6bacb380e6fb9ef6ede3f9b30ca77cbdd3eb7e6914a8594f5395572d1f62ff3','f7870e0faff60841d172697e557f71cdaa02cf40f9230579160bebd22ac85aad');
INSERT INTO "audit_entries" VALUES(45,'2026-11-20 02:32:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','sitting_events','01a2030f-b13c-7409-9ba0-6d978cd3ea63','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "sitting_id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "at": "2026-11-20T02:32:00+00:00", "kind": "\u9636\u6bb5", "text": "\u6c11\u8b66\u540e\u68b3\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 2, "after": 2, "undo": {}, "id": "01a2030f-b13c-7409-9ba0-6d978cd3ea63"}','f7870e0faff60841d172697e557f71cdaa02cf40f9230579160bebd22ac85aad','31e8fe132da0c94c042b223c365ffa2a1a4b8d6f894a78f15f1f586fa55eabb8');
INSERT INTO "audit_entries" VALUES(46,'2026-11-20 02:33:00.000000','01a2030fafc07769b52ce23373412329','葛民警','记录','utterances','01a2030f-b13d-7377-ad71-495e3ff6c33f','01a2030fafc77165957fc530379edd2e','{"seq": 3, "speaker": "\u845b\u6c11\u8b66", "kind": "\u4e8b\u5b9e", "text": "2009\u5e74\u6307\u754c\u8d70\u5411\u53cc\u65b9\u6ca1\u6709\u4e89\u8bae\u3002", "private": false}','31e8fe132da0c94c042b223c365ffa2a1a4b8d6f894a78f15f1f586fa55eabb8','838fa475c5ca00c44db4a2f72249de06a6f523c2a09553075f199b8daad7dfca');
INSERT INTO "audit_entries" VALUES(47,'2026-11-20 02:33:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"root_cause": ["", "2009\u5e74\u6307\u754c\u65f6\u6ca1\u6709\u7acb\u6869"]}','838fa475c5ca00c44db4a2f72249de06a6f523c2a09553075f199b8daad7dfca','19defb6f10f0231f8b6c334e9273acd69bec0a871e28a6d626be69a4d87c713d');
INSERT INTO "audit_entries" VALUES(48,'2026-11-20 02:33:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','sittings','01a2030f-b12c-7044-97e8-b1b166a61c36','01a2030fafc77165957fc530379edd2e','{"phase": ["\u6c11\u8b66\u540e\u68b3\u7406", "\u8b66\u6c11\u5171\u8c08\u7406"]}','19defb6f10f0231f8b6c334e9273acd69bec0a871e28a6d626be69a4d87c713d','ea1355452b8f831351399ba86d9ee55653fa15d61d7351d52c96892717a466f3');
INSERT INTO "audit_entries" VALUES(49,'2026-11-20 02:33:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','sitting_events','01a2030f-b13f-73cd-964f-062a3a27ba06','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "sitting_id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "at": "2026-11-20T02:33:00+00:00", "kind": "\u9636\u6bb5", "text": "\u8b66\u6c11\u5171\u8c08\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 3, "after": 3, "undo": {}, "id": "01a2030f-b13f-73cd-964f-062a3a27ba06"}','ea1355452b8f831351399ba86d9ee55653fa15d61d7351d52c96892717a466f3','804ddea1bd8b3a23ebf51cee8170119511d16547d31eda1c6a98455a31c3440f');
INSERT INTO "audit_entries" VALUES(50,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','记录','utterances','01a2030f-b140-73e6-8dde-75f39c76761b','01a2030fafc77165957fc530379edd2e','{"seq": 4, "speaker": "\u8d75\u6c34\u751f", "kind": "\u65b9\u6848", "text": "\u9ea6\u5b50\u94b1\u6211\u51fa\uff0c\u660e\u5929\u683d\u5b8c\u6869\u5c31\u7ed9\u3002", "private": false}','804ddea1bd8b3a23ebf51cee8170119511d16547d31eda1c6a98455a31c3440f','ec83635282dcc7ab3e8af621067958bb127816a612848c55be61b7f7e83f3a19');
INSERT INTO "audit_entries" VALUES(51,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','agreements','01a2030f-b142-7713-bfc4-f46f640858f7','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "sitting_id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "edition": 1, "form": "\u4e66\u9762", "state": "\u8349\u7a3f", "facts": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "issues": "\u754c\u6869\u4f4d\u7f6e\uff1b\u9ea6\u82d7\u635f\u5931", "responsibility": "\u53cc\u65b9\u5404\u6709\u8d23\u4efb", "performance": "\u6309\u5404\u6761\u7ea6\u5b9a\u7684\u65f6\u95f4\u548c\u65b9\u5f0f\u5c65\u884c", "perform_by": "2026-11-23", "on_the_spot": false, "id": "01a2030f-b142-7713-bfc4-f46f640858f7", "version": 1}','ec83635282dcc7ab3e8af621067958bb127816a612848c55be61b7f7e83f3a19','3a4ed05a224147443bf5917302045c512197228d30eddfcacecab5b6b9e8c36f');
INSERT INTO "audit_entries" VALUES(52,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','clauses','01a2030f-b153-721e-9e54-c0d6ba285435',NULL,'{"agreement_id": "01a2030f-b142-7713-bfc4-f46f640858f7", "position": 0, "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "payer": "\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "blanks": {}, "shares": {}, "schedule": [], "id": "01a2030f-b153-721e-9e54-c0d6ba285435", "version": 1}','3a4ed05a224147443bf5917302045c512197228d30eddfcacecab5b6b9e8c36f','c2f92803e16efdb02b0acc68ae4c30e943f0d9217a41021b56ac093e6c876996');
INSERT INTO "audit_entries" VALUES(53,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','clauses','01a2030f-b153-721e-9e54-c0d71413d5fa',NULL,'{"agreement_id": "01a2030f-b142-7713-bfc4-f46f640858f7", "position": 1, "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "payer": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "blanks": {}, "shares": {}, "schedule": [], "id": "01a2030f-b153-721e-9e54-c0d71413d5fa", "version": 1}','c2f92803e16efdb02b0acc68ae4c30e943f0d9217a41021b56ac093e6c876996','94322a07e860fa95c8d1c1ba3652123ad5274af82f2845f91b31f22db9c1ec29');
INSERT INTO "audit_entries" VALUES(54,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','clauses','01a2030f-b153-721e-9e54-c0d8be27a430',NULL,'{"agreement_id": "01a2030f-b142-7713-bfc4-f46f640858f7", "position": 2, "text": "\u53cc\u65b9\u5c31\u672c\u6b21\u7ea0\u7eb7\u7684\u6c11\u4e8b\u8d54\u507f\u4e00\u6b21\u6027\u4e86\u7ed3\uff0c\u4eca\u540e\u4e92\u4e0d\u6ecb\u6270\u3002", "blanks": {}, "shares": {}, "schedule": [], "id": "01a2030f-b153-721e-9e54-c0d8be27a430", "version": 1}','94322a07e860fa95c8d1c1ba3652123ad5274af82f2845f91b31f22db9c1ec29','63b0c30605422342a7cb70b809e313b0658cb552abc817b4089cb7f27e4e4672');
INSERT INTO "audit_entries" VALUES(55,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','obligations','01a2030f-b156-72f3-88bb-ce89c9beb5c6','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "clause_id": "01a2030f-b153-721e-9e54-c0d6ba285435", "debtor": "\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839", "kind": "\u7ed9\u4ed8", "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a2030f-b156-72f3-88bb-ce89c9beb5c6", "version": 1}','63b0c30605422342a7cb70b809e313b0658cb552abc817b4089cb7f27e4e4672','6de71c26ccd12a1577348bd89598ff3c1813a48b7b7bd37b76dfe975ea76a290');
INSERT INTO "audit_entries" VALUES(56,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','obligations','01a2030f-b156-72f3-88bb-ce8aa9679494','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "clause_id": "01a2030f-b153-721e-9e54-c0d71413d5fa", "debtor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "kind": "\u884c\u4e3a", "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a2030f-b156-72f3-88bb-ce8aa9679494", "version": 1}','6de71c26ccd12a1577348bd89598ff3c1813a48b7b7bd37b76dfe975ea76a290','3c2d9cb8654eb0c18069f95e4d019cc9428ef24efbee7d7bcf10fb654e61a1f3');
INSERT INTO "audit_entries" VALUES(57,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','sittings','01a2030f-b12c-7044-97e8-b1b166a61c36','01a2030fafc77165957fc530379edd2e','{"phase": ["\u8b66\u6c11\u5171\u8c08\u7406", "\u7ed3\u675f"], "ended_at": [null, "2026-11-20T02:34:00+00:00"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "phase_before": ["", "\u8b66\u6c11\u5171\u8c08\u7406"]}','3c2d9cb8654eb0c18069f95e4d019cc9428ef24efbee7d7bcf10fb654e61a1f3','bd492d0c5c8498e468d1b020708b1ea35e87f6f53d95864ed7faf11e2eec96bb');
INSERT INTO "audit_entries" VALUES(58,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','sitting_events','01a2030f-b15c-7490-be86-b5c1375af252','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "sitting_id": "01a2030f-b12c-7044-97e8-b1b166a61c36", "at": "2026-11-20T02:34:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7ed3\u675f", "by_name": "\u845b\u6c11\u8b66", "seq": 4, "after": 4, "undo": {}, "id": "01a2030f-b15c-7490-be86-b5c1375af252"}','bd492d0c5c8498e468d1b020708b1ea35e87f6f53d95864ed7faf11e2eec96bb','0943408edd38a386082ca69cfdaf3d2342f4e944bff01721f75ab80f8e5ad633');
INSERT INTO "audit_entries" VALUES(59,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','cases','01a2030f-afc7-7165-957f-c530379edd2e','01a2030fafc77165957fc530379edd2e','{"state": ["\u8c03\u89e3\u4e2d", "\u8fbe\u6210\u5f85\u5c65\u884c"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "concluded_on": [null, "2026-11-20"]}','0943408edd38a386082ca69cfdaf3d2342f4e944bff01721f75ab80f8e5ad633','106ab65d3e93de2d6435387167ee5af7c61cfbeaf3fa7b24b6177dd768e35dd1');
INSERT INTO "audit_entries" VALUES(60,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','deadlines','01a2030f-b125-76d6-8819-c4423de2845e','01a2030fafc77165957fc530379edd2e','{"met_on": [null, "2026-11-20"]}','106ab65d3e93de2d6435387167ee5af7c61cfbeaf3fa7b24b6177dd768e35dd1','292299e6ec471b0ed287a87a6dc875d5cd5d6f101fb9e3a498ed392d50b7e536');
INSERT INTO "audit_entries" VALUES(61,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','修改','agreements','01a2030f-b142-7713-bfc4-f46f640858f7','01a2030fafc77165957fc530379edd2e','{"state": ["\u8349\u7a3f", "\u5df2\u7b7e"], "signed_on": [null, "2026-11-20"], "effective_on": [null, "2026-11-20"]}','292299e6ec471b0ed287a87a6dc875d5cd5d6f101fb9e3a498ed392d50b7e536','40a73aa0ac9b1cd9096d3dbc4b53dfd4c8d642a77733282b52de752e6f310b3d');
INSERT INTO "audit_entries" VALUES(62,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','deadlines','01a2030f-b166-73f0-9187-54189794a1a5','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "rm-confirm", "name": "\u7533\u8bf7\u53f8\u6cd5\u786e\u8ba4", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a2030f-b166-73f0-9187-54189794a1a5"}','40a73aa0ac9b1cd9096d3dbc4b53dfd4c8d642a77733282b52de752e6f310b3d','f5485fee7336f14aa68f20b4c2dc08bfeb260c16821fd1733f193a2f00119fcf');
INSERT INTO "audit_entries" VALUES(63,'2026-11-20 02:34:00.000000','01a2030fafc07769b52ce23373412329','葛民警','新增','deadlines','01a2030f-b16a-7360-94cf-f9148aeb1e26','01a2030fafc77165957fc530379edd2e','{"case_id": "01a2030f-afc7-7165-957f-c530379edd2e", "key": "performance", "name": "\u534f\u8bae\u5c65\u884c\u671f\u6ee1", "started_on": "2026-11-20", "due_on": "2026-11-23", "id": "01a2030f-b16a-7360-94cf-f9148aeb1e26"}','f5485fee7336f14aa68f20b4c2dc08bfeb260c16821fd1733f193a2f00119fcf','cfa471640a2ade4f4a90e9150237f3dbdb2f8c02ef0860007649023ea2be5bb5');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,63,'cfa471640a2ade4f4a90e9150237f3dbdb2f8c02ef0860007649023ea2be5bb5');
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
CREATE TABLE calculations (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32), 
	at DATETIME NOT NULL, 
	by_name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	inputs JSON NOT NULL, 
	items JSON NOT NULL, 
	share INTEGER NOT NULL, 
	total BIGINT, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_calculations PRIMARY KEY (id), 
	CONSTRAINT fk_calculations_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_calculations_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
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
INSERT INTO "cases" VALUES('西调2026-1','张土根与赵水生山林土地纠纷','2026-11-20 02:30:00.000000','葛民警','110警情','13012420261119077','2026-11-19','2026年11月19日17时40分','西岔村二组老槐树地头','西岔村','land','','','','民事','殴打他人','','','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。',2,50000,'不构成轻微伤',NULL,'','[]',1,1,'','RM','','人民调解','','','',NULL,1,NULL,NULL,0,'','达成待履行','达成协议','01a2030fafc07769b52ce23373412329','葛民警',NULL,'2026-11-20','2026-11-20',NULL,NULL,'','','','','2009年指界时没有立桩',0,'','','','{}','','01a2030fafc77165957fc530379edd2e',8,NULL,'');
CREATE TABLE caucuses (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	party_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	noticed_at DATETIME NOT NULL, 
	asked_at DATETIME, 
	ended_at DATETIME, 
	by_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	present JSON NOT NULL, 
	told JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_caucuses PRIMARY KEY (id), 
	CONSTRAINT fk_caucuses_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_caucuses_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id), 
	CONSTRAINT fk_caucuses_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
);
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
	pattern VARCHAR NOT NULL, 
	blanks JSON NOT NULL, 
	sharing VARCHAR NOT NULL, 
	shares JSON NOT NULL, 
	schedule JSON NOT NULL, 
	account VARCHAR NOT NULL, 
	proof VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_clauses PRIMARY KEY (id), 
	CONSTRAINT fk_clauses_agreement_id_agreements FOREIGN KEY(agreement_id) REFERENCES agreements (id)
);
INSERT INTO "clauses" VALUES('01a2030fb1427713bfc4f46f640858f7',0,'赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。','','赵水生','张土根',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','{}','','{}','[]','','','','01a2030fb153721e9e54c0d6ba285435',1,NULL,'');
INSERT INTO "clauses" VALUES('01a2030fb1427713bfc4f46f640858f7',1,'双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。','','张土根、赵水生','张土根、赵水生',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','{}','','{}','[]','','','','01a2030fb153721e9e54c0d71413d5fa',1,NULL,'');
INSERT INTO "clauses" VALUES('01a2030fb1427713bfc4f46f640858f7',2,'双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。','','','',NULL,NULL,'','',NULL,'','{}','','{}','[]','','','','01a2030fb153721e9e54c0d8be27a430',1,NULL,'');
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
	place VARCHAR NOT NULL, 
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
INSERT INTO "deadlines" VALUES('01a2030fafc77165957fc530379edd2e','limitation','民事诉讼时效','2026-11-20','2029-11-20',NULL,'','','01a2030fb12370aea8e941912023ecc9');
INSERT INTO "deadlines" VALUES('01a2030fafc77165957fc530379edd2e','rm-term','人民调解期限','2026-11-20','2026-12-21','2026-11-20','','','01a2030fb12576d68819c4423de2845e');
INSERT INTO "deadlines" VALUES('01a2030fafc77165957fc530379edd2e','rm-confirm','申请司法确认','2026-11-20','2026-12-21',NULL,'','','01a2030fb16673f0918754189794a1a5');
INSERT INTO "deadlines" VALUES('01a2030fafc77165957fc530379edd2e','performance','协议履行期满','2026-11-20','2026-11-23',NULL,'','','01a2030fb16a736094cff9148aeb1e26');
CREATE TABLE demands (
	case_id CHAR(32) NOT NULL, 
	party_id CHAR(32), 
	topic VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	amount BIGINT, 
	none_reason VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	line_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_demands PRIMARY KEY (id), 
	CONSTRAINT fk_demands_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_demands_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
);
INSERT INTO "demands" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fafca73229e8c883df31d4f5a','赔偿金额','赔麦苗钱，重新定界',50000,'','2026-11-20 02:30:00.000000',NULL,'01a2030fb10e7107a3cacae8c576f238',NULL,'');
INSERT INTO "demands" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb0fc70ed80fe260dad177ce2','其他','不同意是自己挪桩',NULL,'','2026-11-20 02:30:00.000000',NULL,'01a2030fb11175719545fa374d62746f',NULL,'');
CREATE TABLE dossiers (
	case_id CHAR(32) NOT NULL, 
	kept_for VARCHAR NOT NULL, 
	filed_on DATE, 
	filed_by VARCHAR NOT NULL, 
	checked_by VARCHAR NOT NULL, 
	situation VARCHAR NOT NULL, 
	remarks VARCHAR NOT NULL, 
	unneeded JSON NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	pages INTEGER NOT NULL, 
	bound_at DATETIME, 
	bound_by VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_dossiers PRIMARY KEY (id), 
	CONSTRAINT fk_dossiers_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
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
CREATE TABLE exhibits (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32), 
	at DATETIME NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	party_id CHAR(32), 
	offered_by VARCHAR NOT NULL, 
	proves VARCHAR NOT NULL, 
	original VARCHAR NOT NULL, 
	pages INTEGER, 
	views JSON NOT NULL, 
	line_id CHAR(32), 
	kept_at VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_exhibits PRIMARY KEY (id), 
	CONSTRAINT fk_exhibits_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_exhibits_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id), 
	CONSTRAINT fk_exhibits_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
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
CREATE TABLE form_choices (
	form VARCHAR NOT NULL, 
	coded BOOLEAN, 
	word BOOLEAN NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_form_choices PRIMARY KEY (id), 
	CONSTRAINT uq_form_choices_form UNIQUE (form)
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
CREATE TABLE joint_tasks (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32), 
	at DATETIME NOT NULL, 
	position INTEGER NOT NULL, 
	unit VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	deed VARCHAR NOT NULL, 
	due_on DATE, 
	feedback VARCHAR NOT NULL, 
	fed_back_on DATE, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_joint_tasks PRIMARY KEY (id), 
	CONSTRAINT fk_joint_tasks_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_joint_tasks_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
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
CREATE TABLE number_rules (
	"key" VARCHAR NOT NULL, 
	external BOOLEAN NOT NULL, 
	shape VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_number_rules PRIMARY KEY (id), 
	CONSTRAINT uq_number_rules_key UNIQUE ("key")
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
INSERT INTO "number_series" VALUES('case','西调',2026,1,'01a2030fb10b7376ac40cb66b1a48a09');
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
INSERT INTO "numbers" VALUES('01a2030fb10b7376ac40cb66b1a48a09',1,'西调2026-1','有效','','01a2030fafc77165957fc530379edd2e',NULL,'2026-11-20 02:30:00.000000','葛民警','','01a2030fb10c76868aa53b8ffb86124f');
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
INSERT INTO "obligations" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb153721e9e54c0d6ba285435','赵水生','张土根','给付','赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','01a2030fb15672f388bbce89c9beb5c6',1,NULL,'');
INSERT INTO "obligations" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb153721e9e54c0d71413d5fa','张土根、赵水生','张土根、赵水生','行为','双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','01a2030fb15672f388bbce8aa9679494',1,NULL,'');
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
	topic VARCHAR NOT NULL, 
	payer VARCHAR NOT NULL, 
	payee VARCHAR NOT NULL, 
	due_on DATE, 
	method VARCHAR NOT NULL, 
	apology VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	answers_to CHAR(32), 
	private BOOLEAN NOT NULL, 
	shown_at DATETIME, 
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
INSERT INTO "officers" VALUES('admin','管理','管理员','','','','','$argon2id$v=19$m=8,t=1,p=1$T983mWAa2gHraaGVml0FSA$nA4VVcRny/0/ZjMRzD79qZxov2r1WsTgJO2todGvzU8',0,NULL,'01a2030fafbd7279974155e7291efae0',1,NULL,'');
INSERT INTO "officers" VALUES('ge','葛民警','民警','','西岔派出所民警','','','$argon2id$v=19$m=8,t=1,p=1$4cAtiu6yy/FiAr1crvPppg$/zceMxVjF5wN2APEuFae/3QmGzehr/TPgZUUS5KnJdQ',0,NULL,'01a2030fafc07769b52ce23373412329',1,NULL,'');
INSERT INTO "officers" VALUES('yang','杨调解','调解员','','西岔镇人民调解委员会','','','$argon2id$v=19$m=8,t=1,p=1$aogdIeBL5Zuy0G1S+egtjQ$e6Gi4yL+MUNWYYnn9o/Q9n7jdeVgQBx7SodHX9EfSbU',0,NULL,'01a2030fafc17207a95213244bc76958',1,NULL,'');
INSERT INTO "officers" VALUES('fu','傅辅警','辅警','','辅警','','','$argon2id$v=19$m=8,t=1,p=1$JlNHFMBuracC0HKKn2Wpfw$4mzSh9xBvYkVtuNAgT8qeZ8+TXpV0N57wDJGMC+tWwQ',0,NULL,'01a2030fafc274bb88845d12f40bb8d2',1,NULL,'');
INSERT INTO "officers" VALUES('suo','索所长','所领导','','所长','','','$argon2id$v=19$m=8,t=1,p=1$VpmpIPdQq5pB3eiwHHIvDA$zpyX84u+V0cYGOtsI+arhO4xHzuKWRN5eVda/HgKJbM',0,NULL,'01a2030fafc274bb88845d13507ec142',1,NULL,'');
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
CREATE TABLE overrides (
	case_id CHAR(32) NOT NULL, 
	form VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	clause VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	by_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_overrides PRIMARY KEY (id), 
	CONSTRAINT fk_overrides_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE paper_copies (
	paper_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	holder VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_paper_copies PRIMARY KEY (id), 
	CONSTRAINT fk_paper_copies_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id)
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
	code VARCHAR NOT NULL, 
	word_sha256 VARCHAR NOT NULL, 
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
INSERT INTO "parties" VALUES('01a2030fafc77165957fc530379edd2e','甲',0,'被侵害人','张土根',0,1,'01a2030fafcc7469a5556fb13af2a6a8',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a2030fafca73229e8c883df31d4f5a',1,NULL,'');
INSERT INTO "parties" VALUES('01a2030fafc77165957fc530379edd2e','乙',1,'违法嫌疑人','赵水生',0,1,'01a2030fb0fd7018b266390b852cc47c',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a2030fb0fc70ed80fe260dad177ce2',1,NULL,'');
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
INSERT INTO "persons" VALUES('张土根','','','zhangtugen','ztg','男','汉族','1968-05-07',NULL,'居民身份证','990124196805070114','','13800001234','西岔村二组12号','','','农民','',0,'','01a2030fafcc7469a5556fb13af2a6a8',1,NULL,'');
INSERT INTO "persons" VALUES('赵水生','','','zhaoshuisheng','zss','男','汉族','1971-01-02',NULL,'居民身份证','99012419710102013X','','13800005678','西岔村二组15号','','','农民','',0,'','01a2030fb0fd7018b266390b852cc47c',1,NULL,'');
CREATE TABLE readings (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	reader VARCHAR NOT NULL, 
	clauses JSON NOT NULL, 
	digest VARCHAR NOT NULL, 
	confirmations JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (id), 
	CONSTRAINT fk_readings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_readings_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
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
	sha256 VARCHAR NOT NULL, 
	size BIGINT, 
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
CREATE TABLE retellings (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	party_id CHAR(32), 
	at DATETIME NOT NULL, 
	by_name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	answers JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_retellings PRIMARY KEY (id), 
	CONSTRAINT fk_retellings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_retellings_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id), 
	CONSTRAINT fk_retellings_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
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
CREATE TABLE scan_pages (
	arrived_at DATETIME NOT NULL, 
	source VARCHAR NOT NULL, 
	source_sha256 VARCHAR NOT NULL, 
	page INTEGER NOT NULL, 
	pages INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	media VARCHAR NOT NULL, 
	turned INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	problem VARCHAR NOT NULL, 
	case_id CHAR(32), 
	paper_id CHAR(32), 
	paper_page INTEGER, 
	by_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	settled_at DATETIME, 
	settled_by VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_scan_pages PRIMARY KEY (id), 
	CONSTRAINT fk_scan_pages_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_scan_pages_paper_id_papers FOREIGN KEY(paper_id) REFERENCES papers (id)
);
CREATE TABLE signing_steps (
	case_id CHAR(32) NOT NULL, 
	agreement_id CHAR(32) NOT NULL, 
	party_id CHAR(32), 
	"key" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	person VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	copies INTEGER, 
	late_reason VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_signing_steps PRIMARY KEY (id), 
	CONSTRAINT fk_signing_steps_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_signing_steps_agreement_id_agreements FOREIGN KEY(agreement_id) REFERENCES agreements (id), 
	CONSTRAINT fk_signing_steps_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
);
CREATE TABLE sitting_events (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	party_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	"after" INTEGER, 
	undo JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_sitting_events PRIMARY KEY (id), 
	CONSTRAINT fk_sitting_events_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_sitting_events_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
INSERT INTO "sitting_events" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb12c704497e8b1b166a61c36','2026-11-20 02:30:00.000000','阶段','群众先说理',NULL,'葛民警',1,0,'{}','01a2030fb137708f8164af611e752909',NULL,'');
INSERT INTO "sitting_events" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb12c704497e8b1b166a61c36','2026-11-20 02:32:00.000000','阶段','民警后梳理',NULL,'葛民警',2,2,'{}','01a2030fb13c74099ba06d978cd3ea63',NULL,'');
INSERT INTO "sitting_events" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb12c704497e8b1b166a61c36','2026-11-20 02:33:00.000000','阶段','警民共谈理',NULL,'葛民警',3,3,'{}','01a2030fb13f73cd964f062a3a27ba06',NULL,'');
INSERT INTO "sitting_events" VALUES('01a2030fafc77165957fc530379edd2e','01a2030fb12c704497e8b1b166a61c36','2026-11-20 02:34:00.000000','阶段','结束',NULL,'葛民警',4,4,'{}','01a2030fb15c7490be86b5c1375af252',NULL,'');
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
	simple BOOLEAN NOT NULL, 
	timed BOOLEAN NOT NULL, 
	minutes INTEGER NOT NULL, 
	order_by VARCHAR NOT NULL, 
	speaking_order JSON NOT NULL, 
	checklist JSON NOT NULL, 
	opening JSON NOT NULL, 
	alone JSON NOT NULL, 
	phase_before VARCHAR NOT NULL, 
	next_at DATETIME, 
	again VARCHAR NOT NULL, 
	next_late_reason VARCHAR NOT NULL, 
	routes_told BOOLEAN NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_sittings PRIMARY KEY (id), 
	CONSTRAINT fk_sittings_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "sittings" VALUES('01a2030fafc77165957fc530379edd2e',1,'调解室','面对面',1,'结束',0,'2026-11-20 02:30:00.000000','2026-11-20 02:34:00.000000','杨调解','','张土根与赵水生山林土地纠纷','达成协议','','','','',0,1,10,'','[]','{}','{}','{}','警民共谈理',NULL,'','',0,'01a2030fb12c704497e8b1b166a61c36',5,NULL,'');
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
INSERT INTO "stations" VALUES('西岔派出所','西岔县公安局西岔派出所','西公（西）','西调','西岔镇人民调解委员会','西','西岔派出所调解室','西岔镇人民路1号','0123-1234567','西岔县人民法院','示范省',0,'{}','01a2030fafb9715c8796ca111e771797',1);
CREATE TABLE turns (
	case_id CHAR(32) NOT NULL, 
	sitting_id CHAR(32) NOT NULL, 
	party_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	ended_at DATETIME, 
	allowed_s INTEGER NOT NULL, 
	interruptions JSON NOT NULL, 
	id CHAR(32) NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (id), 
	CONSTRAINT fk_turns_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_turns_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id), 
	CONSTRAINT fk_turns_party_id_parties FOREIGN KEY(party_id) REFERENCES parties (id)
);
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
	sorted_place INTEGER NOT NULL, 
	struck_at DATETIME, 
	struck_reason VARCHAR NOT NULL, 
	caucus_id CHAR(32), 
	relay BOOLEAN NOT NULL, 
	corrects CHAR(32), 
	prompt VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_utterances PRIMARY KEY (id), 
	CONSTRAINT fk_utterances_sitting_id_sittings FOREIGN KEY(sitting_id) REFERENCES sittings (id)
);
INSERT INTO "utterances" VALUES('01a2030fb12c704497e8b1b166a61c36',1,'2026-11-20 02:31:00.000000','群众先说理','张土根',NULL,'事实','今年春上他把桩往西挪了两犁。',0,'',0,NULL,'',NULL,0,NULL,'','01a2030fb13970b5879af91a8189cc12');
INSERT INTO "utterances" VALUES('01a2030fb12c704497e8b1b166a61c36',2,'2026-11-20 02:32:00.000000','群众先说理','赵水生',NULL,'事实','挪桩是孩子干活时碰的。',0,'',0,NULL,'',NULL,0,NULL,'','01a2030fb13970b5879af91bb413d96f');
INSERT INTO "utterances" VALUES('01a2030fb12c704497e8b1b166a61c36',3,'2026-11-20 02:33:00.000000','民警后梳理','葛民警',NULL,'事实','2009年指界走向双方没有争议。',0,'',0,NULL,'',NULL,0,NULL,'','01a2030fb13d7377ad71495e3ff6c33f');
INSERT INTO "utterances" VALUES('01a2030fb12c704497e8b1b166a61c36',4,'2026-11-20 02:34:00.000000','警民共谈理','赵水生',NULL,'方案','麦子钱我出，明天栽完桩就给。',0,'',0,NULL,'',NULL,0,NULL,'','01a2030fb14073e68dde75f39c76761b');
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
CREATE INDEX ix_persons_initials ON persons (initials);
CREATE INDEX ix_persons_id_number ON persons (id_number);
CREATE INDEX ix_persons_pinyin ON persons (pinyin);
CREATE INDEX ix_persons_name ON persons (name);
CREATE INDEX ix_persons_telephone ON persons (telephone);
CREATE INDEX ix_organisations_credit_code ON organisations (credit_code);
CREATE INDEX ix_organisations_name ON organisations (name);
CREATE INDEX ix_audit_entries_table_name ON audit_entries (table_name);
CREATE INDEX ix_audit_entries_case_id ON audit_entries (case_id);
CREATE INDEX ix_audit_entries_row_id ON audit_entries (row_id);
CREATE INDEX ix_drafts_key ON drafts ("key");
CREATE INDEX ix_drafts_owner_id ON drafts (owner_id);
CREATE INDEX ix_areas_auxiliary_id ON areas (auxiliary_id);
CREATE INDEX ix_areas_officer_id ON areas (officer_id);
CREATE INDEX ix_numbers_text ON numbers (text);
CREATE INDEX ix_numbers_case_id ON numbers (case_id);
CREATE INDEX ix_numbers_series_id ON numbers (series_id);
CREATE INDEX ix_batches_kind ON batches (kind);
CREATE INDEX ix_batches_mapping_id ON batches (mapping_id);
CREATE INDEX ix_batches_digest ON batches (digest);
CREATE INDEX ix_concerns_owner_id ON concerns (owner_id);
CREATE INDEX ix_concerns_sign ON concerns (sign);
CREATE INDEX ix_cases_state ON cases (state);
CREATE INDEX ix_cases_area_id ON cases (area_id);
CREATE INDEX ix_cases_received_at ON cases (received_at);
CREATE INDEX ix_cases_number ON cases (number);
CREATE INDEX ix_cases_split_from_id ON cases (split_from_id);
CREATE INDEX ix_cases_concluded ON cases (concluded_on);
CREATE INDEX ix_cases_handler_id ON cases (handler_id);
CREATE INDEX ix_cases_merged_into_id ON cases (merged_into_id);
CREATE INDEX ix_villages_name ON villages (name);
CREATE INDEX ix_villages_area_id ON villages (area_id);
CREATE INDEX ix_mediators_area_id ON mediators (area_id);
CREATE INDEX ix_parties_case_id ON parties (case_id);
CREATE INDEX ix_parties_guardian_id ON parties (guardian_id);
CREATE INDEX ix_parties_person_id ON parties (person_id);
CREATE INDEX ix_parties_organisation_id ON parties (organisation_id);
CREATE INDEX ix_parties_agent_id ON parties (agent_id);
CREATE INDEX ix_parties_name ON parties (name);
CREATE INDEX ix_answers_case_id ON answers (case_id);
CREATE INDEX ix_deadlines_case_id ON deadlines (case_id);
CREATE INDEX ix_deadlines_open ON deadlines (met_on, due_on);
CREATE INDEX ix_recordings_case_id ON recordings (case_id);
CREATE INDEX ix_recordings_sitting_id ON recordings (sitting_id);
CREATE INDEX ix_approvals_case_id ON approvals (case_id);
CREATE INDEX ix_approvals_what ON approvals (what);
CREATE INDEX ix_followups_concern_id ON followups (concern_id);
CREATE INDEX ix_followups_owner_id ON followups (owner_id);
CREATE INDEX ix_followups_due_on ON followups (due_on);
CREATE INDEX ix_followups_case_id ON followups (case_id);
CREATE INDEX ix_sittings_phase ON sittings (phase);
CREATE INDEX ix_sittings_started_at ON sittings (started_at);
CREATE INDEX ix_sittings_case_id ON sittings (case_id);
CREATE INDEX ix_overrides_case_id ON overrides (case_id);
CREATE INDEX ix_referrals_case_id ON referrals (case_id);
CREATE INDEX ix_visits_case_id ON visits (case_id);
CREATE INDEX ix_visits_open ON visits (done_on, due_on);
CREATE INDEX ix_papers_form ON papers (form);
CREATE INDEX ix_papers_case_id ON papers (case_id);
CREATE INDEX ix_papers_number ON papers (number);
CREATE INDEX ix_papers_code ON papers (code);
CREATE INDEX ix_papers_about ON papers (about);
CREATE INDEX ix_bookings_case_id ON bookings (case_id);
CREATE INDEX ix_bookings_when ON bookings (room_id, starts_at);
CREATE INDEX ix_bookings_room_id ON bookings (room_id);
CREATE INDEX ix_assignments_to_id ON assignments (to_id);
CREATE INDEX ix_assignments_due_on ON assignments (due_on);
CREATE INDEX ix_assignments_case_id ON assignments (case_id);
CREATE INDEX ix_assignments_by_id ON assignments (by_id);
CREATE INDEX ix_entries_case_id ON entries (case_id);
CREATE INDEX ix_entries_form ON entries (form);
CREATE INDEX ix_outreach_held_on ON outreach (held_on);
CREATE INDEX ix_outreach_case_id ON outreach (case_id);
CREATE UNIQUE INDEX ix_dossiers_case_id ON dossiers (case_id);
CREATE INDEX ix_agreements_sitting_id ON agreements (sitting_id);
CREATE INDEX ix_agreements_case_id ON agreements (case_id);
CREATE INDEX ix_gradings_approval_id ON gradings (approval_id);
CREATE INDEX ix_gradings_case_id ON gradings (case_id);
CREATE INDEX ix_confidences_by_id ON confidences (by_id);
CREATE INDEX ix_confidences_party_id ON confidences (party_id);
CREATE INDEX ix_confidences_case_id ON confidences (case_id);
CREATE INDEX ix_demands_case_id ON demands (case_id);
CREATE INDEX ix_demands_party_id ON demands (party_id);
CREATE INDEX ix_attendances_sitting_id ON attendances (sitting_id);
CREATE INDEX ix_attendances_mediator_id ON attendances (mediator_id);
CREATE INDEX ix_attendances_case_id ON attendances (case_id);
CREATE INDEX ix_attendances_officer_id ON attendances (officer_id);
CREATE INDEX ix_sitting_events_case_id ON sitting_events (case_id);
CREATE INDEX ix_sitting_events_sitting_id ON sitting_events (sitting_id);
CREATE INDEX ix_calculations_case_id ON calculations (case_id);
CREATE INDEX ix_calculations_sitting_id ON calculations (sitting_id);
CREATE INDEX ix_paper_copies_paper_id ON paper_copies (paper_id);
CREATE INDEX ix_invitations_case_id ON invitations (case_id);
CREATE INDEX ix_invitations_mediator_id ON invitations (mediator_id);
CREATE INDEX ix_invitations_booking_id ON invitations (booking_id);
CREATE INDEX ix_offers_sitting_id ON offers (sitting_id);
CREATE INDEX ix_offers_case_id ON offers (case_id);
CREATE INDEX ix_utterances_caucus_id ON utterances (caucus_id);
CREATE UNIQUE INDEX uq_utterances_sitting_seq ON utterances (sitting_id, seq);
CREATE INDEX ix_utterances_sitting_id ON utterances (sitting_id);
CREATE INDEX ix_extensions_deadline_id ON extensions (deadline_id);
CREATE INDEX ix_extensions_case_id ON extensions (case_id);
CREATE INDEX ix_alarms_at ON alarms (at);
CREATE INDEX ix_alarms_case_id ON alarms (case_id);
CREATE UNIQUE INDEX ix_alarms_identity ON alarms (origin, identity) WHERE voided_at IS NULL;
CREATE INDEX ix_alarms_batch_id ON alarms (batch_id);
CREATE INDEX ix_alarms_number ON alarms (number);
CREATE INDEX ix_alarms_place_key ON alarms (place_key);
CREATE INDEX ix_alarms_task_id ON alarms (task_id);
CREATE INDEX ix_turns_case_id ON turns (case_id);
CREATE INDEX ix_turns_party_id ON turns (party_id);
CREATE INDEX ix_turns_sitting_id ON turns (sitting_id);
CREATE INDEX ix_retellings_sitting_id ON retellings (sitting_id);
CREATE INDEX ix_retellings_party_id ON retellings (party_id);
CREATE INDEX ix_retellings_case_id ON retellings (case_id);
CREATE INDEX ix_exhibits_party_id ON exhibits (party_id);
CREATE INDEX ix_exhibits_sitting_id ON exhibits (sitting_id);
CREATE INDEX ix_exhibits_case_id ON exhibits (case_id);
CREATE INDEX ix_caucuses_case_id ON caucuses (case_id);
CREATE INDEX ix_caucuses_sitting_id ON caucuses (sitting_id);
CREATE INDEX ix_caucuses_party_id ON caucuses (party_id);
CREATE INDEX ix_joint_tasks_sitting_id ON joint_tasks (sitting_id);
CREATE INDEX ix_joint_tasks_case_id ON joint_tasks (case_id);
CREATE INDEX ix_readings_case_id ON readings (case_id);
CREATE INDEX ix_readings_sitting_id ON readings (sitting_id);
CREATE INDEX ix_scan_pages_arrived_at ON scan_pages (arrived_at);
CREATE INDEX ix_scan_pages_paper_id ON scan_pages (paper_id);
CREATE INDEX ix_scan_pages_source_sha256 ON scan_pages (source_sha256);
CREATE INDEX ix_scan_pages_state ON scan_pages (state);
CREATE INDEX ix_scan_pages_case_id ON scan_pages (case_id);
CREATE INDEX ix_clauses_agreement_id ON clauses (agreement_id);
CREATE INDEX ix_confirmations_case_id ON confirmations (case_id);
CREATE INDEX ix_confirmations_agreement_id ON confirmations (agreement_id);
CREATE INDEX ix_contacts_party_id ON contacts (party_id);
CREATE INDEX ix_contacts_invitation_id ON contacts (invitation_id);
CREATE INDEX ix_contacts_case_id ON contacts (case_id);
CREATE INDEX ix_alarm_parties_key ON alarm_parties ("key");
CREATE INDEX ix_alarm_parties_alarm_id ON alarm_parties (alarm_id);
CREATE INDEX ix_concern_members_case_id ON concern_members (case_id);
CREATE INDEX ix_concern_members_alarm_id ON concern_members (alarm_id);
CREATE INDEX ix_concern_members_pair ON concern_members (concern_id, alarm_id, case_id);
CREATE INDEX ix_concern_members_concern_id ON concern_members (concern_id);
CREATE INDEX ix_signing_steps_agreement_id ON signing_steps (agreement_id);
CREATE INDEX ix_signing_steps_party_id ON signing_steps (party_id);
CREATE INDEX ix_signing_steps_case_id ON signing_steps (case_id);
CREATE INDEX ix_attachments_party_id ON attachments (party_id);
CREATE INDEX ix_attachments_exhibit_id ON attachments (exhibit_id);
CREATE INDEX ix_attachments_case_id ON attachments (case_id);
CREATE INDEX ix_obligations_clause_id ON obligations (clause_id);
CREATE INDEX ix_obligations_open ON obligations (performed_on, due_on);
CREATE INDEX ix_obligations_case_id ON obligations (case_id);
CREATE INDEX ix_instalments_obligation_id ON instalments (obligation_id);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_payments_case_id ON payments (case_id);
CREATE INDEX ix_payments_obligation_id ON payments (obligation_id);
COMMIT;
