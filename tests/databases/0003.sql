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
INSERT INTO "agreements" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86a9715ba0703d2623cf201c',1,'书面','已签','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。','界桩位置；麦苗损失','双方各有责任','按各条约定的时间和方式履行','2026-11-23','','','2026-11-20','','2026-11-20',0,'01a2025e86c574b8ae2d2a1760185011',2,NULL,'');
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
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','V','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b5529feb649ef32');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','E1','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b5529ff6e6b2d1e');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','E2','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a007f9063f7');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','E3','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a01301289ca');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','E4','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a02711fe0c1');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','E5','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a03b77c890e');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','E6','是','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a04e659d3a6');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','D','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a054e415ab8');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','G','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a066f256e25');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','X1','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a07fd6d7deb');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','X2','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a0868397e18');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','X3','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a09a8066c2b');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','X4','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a0ac806affd');
INSERT INTO "answers" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','X7','否','','葛民警','2026-11-20 02:30:00.000000','01a2025e868d74dd8b552a0bb83232c1');
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
INSERT INTO "attendances" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86a9715ba0703d2623cf201c',0,NULL,'01a2025e8464751e87a0656552e1651b','杨调解','人民调解员','西岔镇人民调解委员会','','',1,'','',NULL,NULL,'','01a2025e86ad744293108e7823e52a30');
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
INSERT INTO "audit_entries" VALUES(1,'2026-11-20 02:30:00.000000',NULL,'系统','新增','stations','01a2025e-8455-739d-b9d1-5c887d79dd1d',NULL,'{"name": "\u897f\u5c94\u6d3e\u51fa\u6240", "organ": "\u897f\u5c94\u53bf\u516c\u5b89\u5c40\u897f\u5c94\u6d3e\u51fa\u6240", "number_word": "\u897f\u516c\uff08\u897f\uff09", "case_word": "\u897f\u8c03", "committee": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "committee_word": "\u897f", "room": "\u897f\u5c94\u6d3e\u51fa\u6240\u8c03\u89e3\u5ba4", "address": "\u897f\u5c94\u9547\u4eba\u6c11\u8def1\u53f7", "telephone": "0123-1234567", "court": "\u897f\u5c94\u53bf\u4eba\u6c11\u6cd5\u9662", "province": "\u793a\u8303\u7701", "demo": false, "options": {}, "id": "01a2025e-8455-739d-b9d1-5c887d79dd1d", "version": 1}','0000000000000000000000000000000000000000000000000000000000000000','d50f9705c033cfd1f53e71ca98c0c150bd2346759072c8da8ec8baf6f52951f2');
INSERT INTO "audit_entries" VALUES(2,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2025e-845b-74b8-b038-a276dc0754e7',NULL,'{"login": "admin", "name": "\u7ba1\u7406", "role": "\u7ba1\u7406\u5458", "failures": 0, "id": "01a2025e-845b-74b8-b038-a276dc0754e7", "version": 1}','d50f9705c033cfd1f53e71ca98c0c150bd2346759072c8da8ec8baf6f52951f2','ff3a2eb5cd05868d11f2a64b3f5d2b08440764bd5023d40b46e32ecd88ab26cd');
INSERT INTO "audit_entries" VALUES(3,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2025e-8462-7356-871e-774b46a30bb4',NULL,'{"login": "ge", "name": "\u845b\u6c11\u8b66", "role": "\u6c11\u8b66", "title": "\u897f\u5c94\u6d3e\u51fa\u6240\u6c11\u8b66", "failures": 0, "id": "01a2025e-8462-7356-871e-774b46a30bb4", "version": 1}','ff3a2eb5cd05868d11f2a64b3f5d2b08440764bd5023d40b46e32ecd88ab26cd','9f53d41f98dd69bd5f1bc9dd91eef6d730eb1116ae1d65a5d61c29868c8d17d9');
INSERT INTO "audit_entries" VALUES(4,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2025e-8464-751e-87a0-656552e1651b',NULL,'{"login": "yang", "name": "\u6768\u8c03\u89e3", "role": "\u8c03\u89e3\u5458", "title": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "failures": 0, "id": "01a2025e-8464-751e-87a0-656552e1651b", "version": 1}','9f53d41f98dd69bd5f1bc9dd91eef6d730eb1116ae1d65a5d61c29868c8d17d9','c33673dd4d94d2b5fce5d593f3fcf26a21322098ee44ed99b0bf01c803d736d2');
INSERT INTO "audit_entries" VALUES(5,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2025e-8465-76f5-aa16-24d795b7d3c0',NULL,'{"login": "fu", "name": "\u5085\u8f85\u8b66", "role": "\u8f85\u8b66", "title": "\u8f85\u8b66", "failures": 0, "id": "01a2025e-8465-76f5-aa16-24d795b7d3c0", "version": 1}','c33673dd4d94d2b5fce5d593f3fcf26a21322098ee44ed99b0bf01c803d736d2','981d2b2a920eb2accf080a1469e9ae8495e94ed6d6397cc0934b930878611657');
INSERT INTO "audit_entries" VALUES(6,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a2025e-8466-72e2-8cce-cca7adf6ac3d',NULL,'{"login": "suo", "name": "\u7d22\u6240\u957f", "role": "\u6240\u9886\u5bfc", "title": "\u6240\u957f", "failures": 0, "id": "01a2025e-8466-72e2-8cce-cca7adf6ac3d", "version": 1}','981d2b2a920eb2accf080a1469e9ae8495e94ed6d6397cc0934b930878611657','4ee6a1b79072b69e3f5ec12fbcfb197d7eefae9e7f44197f49171ac09ce8edb7');
INSERT INTO "audit_entries" VALUES(7,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"received_at": "2026-11-20T02:30:00+00:00", "received_by": "\u845b\u6c11\u8b66", "source": "110\u8b66\u60c5", "alarm_number": "13012420261119077", "occurred_on": "2026-11-19", "occurred_text": "2026\u5e7411\u670819\u65e517\u65f640\u5206", "place": "\u897f\u5c94\u6751\u4e8c\u7ec4\u8001\u69d0\u6811\u5730\u5934", "village": "\u897f\u5c94\u6751", "dispute_type": "land", "cause": "\u6bb4\u6253\u4ed6\u4eba", "brief": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "people_count": 2, "amount": 50000, "injury": "\u4e0d\u6784\u6210\u8f7b\u5fae\u4f24", "flags": [], "level": 1, "level_suggested": 1, "round": 1, "focus": false, "state": "\u5df2\u767b\u8bb0", "handler_id": "01a2025e-8462-7356-871e-774b46a30bb4", "handler_name": "\u845b\u6c11\u8b66", "difficult": false, "dates_text": {}, "id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "version": 1}','4ee6a1b79072b69e3f5ec12fbcfb197d7eefae9e7f44197f49171ac09ce8edb7','8cd376caa76af0655e0a32062af72ac95bed17e98910037b4653a6e14bcf94ee');
INSERT INTO "audit_entries" VALUES(8,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','persons','01a2025e-84c6-7171-a058-1516fed06a1a',NULL,'{"name": "\u5f20\u571f\u6839", "pinyin": "zhangtugen", "initials": "ztg", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1968-05-07", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "990124196805070114", "telephone": "13800001234", "address": "\u897f\u5c94\u6751\u4e8c\u7ec412\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a2025e-84c6-7171-a058-1516fed06a1a", "version": 1}','8cd376caa76af0655e0a32062af72ac95bed17e98910037b4653a6e14bcf94ee','14b16a20f7484d91f07daab0b519e69aa1875186946ea13caba16b3e574c1b70');
INSERT INTO "audit_entries" VALUES(9,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','parties','01a2025e-84c4-751b-a1f6-5df45730c09e','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "side": "\u7532", "position": 0, "role": "\u88ab\u4fb5\u5bb3\u4eba", "name": "\u5f20\u571f\u6839", "group": false, "headcount": 1, "person_id": "01a2025e-84c6-7171-a058-1516fed06a1a", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a2025e-84c4-751b-a1f6-5df45730c09e", "version": 1}','14b16a20f7484d91f07daab0b519e69aa1875186946ea13caba16b3e574c1b70','b6e752a1adbabb4fbb891533491bef4ff9eedd8ec4851a93dff2982ede82eddb');
INSERT INTO "audit_entries" VALUES(10,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','persons','01a2025e-8672-73b9-b5ea-2a2acb0735fc',NULL,'{"name": "\u8d75\u6c34\u751f", "pinyin": "zhaoshuisheng", "initials": "zss", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1971-01-02", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "99012419710102013X", "telephone": "13800005678", "address": "\u897f\u5c94\u6751\u4e8c\u7ec415\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a2025e-8672-73b9-b5ea-2a2acb0735fc", "version": 1}','b6e752a1adbabb4fbb891533491bef4ff9eedd8ec4851a93dff2982ede82eddb','b868420240317da80e17f7e7f459d994aee4775f7752b24fd96ff4af1fd455c7');
INSERT INTO "audit_entries" VALUES(11,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','parties','01a2025e-8671-7640-be87-c17403d6bbd9','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "side": "\u4e59", "position": 1, "role": "\u8fdd\u6cd5\u5acc\u7591\u4eba", "name": "\u8d75\u6c34\u751f", "group": false, "headcount": 1, "person_id": "01a2025e-8672-73b9-b5ea-2a2acb0735fc", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a2025e-8671-7640-be87-c17403d6bbd9", "version": 1}','b868420240317da80e17f7e7f459d994aee4775f7752b24fd96ff4af1fd455c7','ee75edeff7ada05a26f443653b0135a11f3f2cab733a7b5dcd6a619a52dd5920');
INSERT INTO "audit_entries" VALUES(12,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"title": ["", "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7"]}','ee75edeff7ada05a26f443653b0135a11f3f2cab733a7b5dcd6a619a52dd5920','724382ec008de080a793fd5822122c342985c1afde603bcf81e7f13c82dea262');
INSERT INTO "audit_entries" VALUES(13,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','number_series','01a2025e-8685-72d8-9807-d43408f41eda',NULL,'{"key": "case", "organ": "\u897f\u8c03", "year": 2026, "last": 0, "id": "01a2025e-8685-72d8-9807-d43408f41eda"}','724382ec008de080a793fd5822122c342985c1afde603bcf81e7f13c82dea262','383c535a6b00759273eac29ac2dec8ef5b7fcfbbd6c18a4cd578154fd09c1d11');
INSERT INTO "audit_entries" VALUES(14,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','numbers','01a2025e-8686-7026-864f-2ae0934441f5','01a2025e84c077e5ad33e82dbbbf1fae','{"series_id": "01a2025e-8685-72d8-9807-d43408f41eda", "n": 1, "text": "\u897f\u8c032026-1", "state": "\u6709\u6548", "case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "taken_at": "2026-11-20T02:30:00+00:00", "by_name": "\u845b\u6c11\u8b66", "id": "01a2025e-8686-7026-864f-2ae0934441f5"}','383c535a6b00759273eac29ac2dec8ef5b7fcfbbd6c18a4cd578154fd09c1d11','ee969a742736d02a4b46c2745ffc8e3d24a70b51c7180565f01fabb1f5a6ce56');
INSERT INTO "audit_entries" VALUES(15,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','number_series','01a2025e-8685-72d8-9807-d43408f41eda',NULL,'{"last": [0, 1]}','ee969a742736d02a4b46c2745ffc8e3d24a70b51c7180565f01fabb1f5a6ce56','a28f0240490040a71bd6e82fea1eece78df61cd9c85585456c242ce8adf95acf');
INSERT INTO "audit_entries" VALUES(16,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','demands','01a2025e-8688-73bc-aa14-1950600fe6c2','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "party_id": "01a2025e-84c4-751b-a1f6-5df45730c09e", "topic": "\u8d54\u507f\u91d1\u989d", "text": "\u8d54\u9ea6\u82d7\u94b1\uff0c\u91cd\u65b0\u5b9a\u754c", "amount": 50000, "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-8688-73bc-aa14-1950600fe6c2"}','a28f0240490040a71bd6e82fea1eece78df61cd9c85585456c242ce8adf95acf','c47e2c104f37cdb06c0eb3e938e060ad92b04489559347276816b6a09a57048c');
INSERT INTO "audit_entries" VALUES(17,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"number": ["", "\u897f\u8c032026-1"]}','c47e2c104f37cdb06c0eb3e938e060ad92b04489559347276816b6a09a57048c','7dced525aa9e8536f065c48fcf3aeae2ea46289b8c897beb2c34b63a656c5385');
INSERT INTO "audit_entries" VALUES(18,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','demands','01a2025e-868b-70b9-a6ba-dfafeea0eede','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "party_id": "01a2025e-8671-7640-be87-c17403d6bbd9", "topic": "\u5176\u4ed6", "text": "\u4e0d\u540c\u610f\u662f\u81ea\u5df1\u632a\u6869", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868b-70b9-a6ba-dfafeea0eede"}','7dced525aa9e8536f065c48fcf3aeae2ea46289b8c897beb2c34b63a656c5385','921d585d20a963079adb715cc1be91118a511341605d9c03561e7c48e8ca80de');
INSERT INTO "audit_entries" VALUES(19,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-29feb649ef32','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "V", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-29feb649ef32"}','921d585d20a963079adb715cc1be91118a511341605d9c03561e7c48e8ca80de','c1148204aac5c5ec88325ccd88deed535d5f967de37a4e593f3eeb01caf7186b');
INSERT INTO "audit_entries" VALUES(20,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-29ff6e6b2d1e','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "E1", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-29ff6e6b2d1e"}','c1148204aac5c5ec88325ccd88deed535d5f967de37a4e593f3eeb01caf7186b','db12c31221dbeec1251c42708e45666d68d2b936284abf39d0f533d52417fda7');
INSERT INTO "audit_entries" VALUES(21,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a007f9063f7','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "E2", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a007f9063f7"}','db12c31221dbeec1251c42708e45666d68d2b936284abf39d0f533d52417fda7','5350b4e6d2689ef0f316c392d0a5c900d588b1e457d56aa71d49d179fa551c73');
INSERT INTO "audit_entries" VALUES(22,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a01301289ca','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "E3", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a01301289ca"}','5350b4e6d2689ef0f316c392d0a5c900d588b1e457d56aa71d49d179fa551c73','10e297e3afa04f96411617ecf737049fc9c8a005e21e353db1c04e4501c33e39');
INSERT INTO "audit_entries" VALUES(23,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a02711fe0c1','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "E4", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a02711fe0c1"}','10e297e3afa04f96411617ecf737049fc9c8a005e21e353db1c04e4501c33e39','e2d73894762894176e4b892aab391aa24e24671873298ed205344a17f5834f90');
INSERT INTO "audit_entries" VALUES(24,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a03b77c890e','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "E5", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a03b77c890e"}','e2d73894762894176e4b892aab391aa24e24671873298ed205344a17f5834f90','835612822ad44567ce9053664afcae975e6cf3c7bc3f82f58bf1ae99aea3d8c7');
INSERT INTO "audit_entries" VALUES(25,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a04e659d3a6','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "E6", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a04e659d3a6"}','835612822ad44567ce9053664afcae975e6cf3c7bc3f82f58bf1ae99aea3d8c7','c8dbd4a351f8a3a9d17c2fa3d1b6e51746937a7d4d1c9d87f708448302ac20f0');
INSERT INTO "audit_entries" VALUES(26,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a054e415ab8','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "D", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a054e415ab8"}','c8dbd4a351f8a3a9d17c2fa3d1b6e51746937a7d4d1c9d87f708448302ac20f0','49b4d9b753ca0dd0b813964ba22b5a89c8d9dc901995f20aeae97357ac0f3a9c');
INSERT INTO "audit_entries" VALUES(27,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a066f256e25','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "G", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a066f256e25"}','49b4d9b753ca0dd0b813964ba22b5a89c8d9dc901995f20aeae97357ac0f3a9c','ffac224b5fb3c216c2d3b2150be9030e3c04ba8041b508342feffcb631162518');
INSERT INTO "audit_entries" VALUES(28,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a07fd6d7deb','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "X1", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a07fd6d7deb"}','ffac224b5fb3c216c2d3b2150be9030e3c04ba8041b508342feffcb631162518','16bab536e0cf2bf8b9078bde11ccae9e0db6babf024d0d7b1bca69efdc861d3b');
INSERT INTO "audit_entries" VALUES(29,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a0868397e18','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "X2", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a0868397e18"}','16bab536e0cf2bf8b9078bde11ccae9e0db6babf024d0d7b1bca69efdc861d3b','5af662f0882fdeff34aed26f0127635f6e3c2fac1994cfa3289a99055198364a');
INSERT INTO "audit_entries" VALUES(30,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a09a8066c2b','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "X3", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a09a8066c2b"}','5af662f0882fdeff34aed26f0127635f6e3c2fac1994cfa3289a99055198364a','3f1f362a9da9d65c8b6d3c232f894b753a244cf3b2d5bcc9f4820ff2c85dd4b4');
INSERT INTO "audit_entries" VALUES(31,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a0ac806affd','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "X4", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a0ac806affd"}','3f1f362a9da9d65c8b6d3c232f894b753a244cf3b2d5bcc9f4820ff2c85dd4b4','5c5f72ed8b3015d98e9526721ebdcfc9a3b9c01aca11f38a95cd34c01724e07e');
INSERT INTO "audit_entries" VALUES(32,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','answers','01a2025e-868d-74dd-8b55-2a0bb83232c1','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "X7", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a2025e-868d-74dd-8b55-2a0bb83232c1"}','5c5f72ed8b3015d98e9526721ebdcfc9a3b9c01aca11f38a95cd34c01724e07e','a06ebd10a946df0ecdef735d384b72a2a1710cf48964a95409fd8d03c224869b');
INSERT INTO "audit_entries" VALUES(33,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"nature": ["", "\u6c11\u4e8b"], "track": ["", "RM"], "channel": ["", "\u4eba\u6c11\u8c03\u89e3"]}','a06ebd10a946df0ecdef735d384b72a2a1710cf48964a95409fd8d03c224869b','9b4ee75aa6d1ca4ba6ec06edd45151de96b6681f6a6f6bb548b7022793fffef3');
INSERT INTO "audit_entries" VALUES(34,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"state": ["\u5df2\u767b\u8bb0", "\u5df2\u53d7\u7406"], "accepted_on": [null, "2026-11-20"]}','9b4ee75aa6d1ca4ba6ec06edd45151de96b6681f6a6f6bb548b7022793fffef3','214348c4319808df81b09087164a783b96f758beaa3c83666e75186ae203c6fd');
INSERT INTO "audit_entries" VALUES(35,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','deadlines','01a2025e-86a0-74ab-828f-f4b8fe77bc8b','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "limitation", "name": "\u6c11\u4e8b\u8bc9\u8bbc\u65f6\u6548", "started_on": "2026-11-20", "due_on": "2029-11-20", "id": "01a2025e-86a0-74ab-828f-f4b8fe77bc8b"}','214348c4319808df81b09087164a783b96f758beaa3c83666e75186ae203c6fd','67afd58f8ed0bdf158a27c713f775720d556978a71bf1717bfe109a461abe37c');
INSERT INTO "audit_entries" VALUES(36,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','deadlines','01a2025e-86a2-73e2-8255-9ba367685dd0','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "rm-term", "name": "\u4eba\u6c11\u8c03\u89e3\u671f\u9650", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a2025e-86a2-73e2-8255-9ba367685dd0"}','67afd58f8ed0bdf158a27c713f775720d556978a71bf1717bfe109a461abe37c','6746c43ecf1d9e22f9cce7a854cf4daf1a8b446923f402c65c317c21c2797747');
INSERT INTO "audit_entries" VALUES(37,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','sittings','01a2025e-86a9-715b-a070-3d2623cf201c','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "number": 1, "place": "\u8c03\u89e3\u5ba4", "mode": "\u9762\u5bf9\u9762", "public": true, "phase": "\u51c6\u5907", "paused": false, "started_at": "2026-11-20T02:30:00+00:00", "recorder": "\u6768\u8c03\u89e3", "topic": "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7", "simple": false, "timed": true, "minutes": 10, "speaking_order": [], "checklist": {}, "opening": {}, "alone": {}, "routes_told": false, "id": "01a2025e-86a9-715b-a070-3d2623cf201c", "version": 1}','6746c43ecf1d9e22f9cce7a854cf4daf1a8b446923f402c65c317c21c2797747','46a749060954879f75dff236eac9d9e0b4ab07ba5b47e8557d15d66bd2777ff9');
INSERT INTO "audit_entries" VALUES(38,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','attendances','01a2025e-86ad-7442-9310-8e7823e52a30','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "sitting_id": "01a2025e-86a9-715b-a070-3d2623cf201c", "position": 0, "officer_id": "01a2025e-8464-751e-87a0-656552e1651b", "name": "\u6768\u8c03\u89e3", "kind": "\u4eba\u6c11\u8c03\u89e3\u5458", "unit": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "host": true, "id": "01a2025e-86ad-7442-9310-8e7823e52a30"}','46a749060954879f75dff236eac9d9e0b4ab07ba5b47e8557d15d66bd2777ff9','0fa56c73c90f632ae2e00ad43a6c13a8060224224e7e5dbf589b94d40622835f');
INSERT INTO "audit_entries" VALUES(39,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"state": ["\u5df2\u53d7\u7406", "\u8c03\u89e3\u4e2d"]}','0fa56c73c90f632ae2e00ad43a6c13a8060224224e7e5dbf589b94d40622835f','dcb9b169800864618adaf3bbedac5a51ff8e950ed6b1f7bbc18525e879fa7071');
INSERT INTO "audit_entries" VALUES(40,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','sittings','01a2025e-86a9-715b-a070-3d2623cf201c','01a2025e84c077e5ad33e82dbbbf1fae','{"phase": ["\u51c6\u5907", "\u7fa4\u4f17\u5148\u8bf4\u7406"]}','dcb9b169800864618adaf3bbedac5a51ff8e950ed6b1f7bbc18525e879fa7071','2bc664054641c0cd7e56c150998a326e9705827f13721404b48640b0b533feca');
INSERT INTO "audit_entries" VALUES(41,'2026-11-20 02:30:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','sitting_events','01a2025e-86b8-7090-b5ec-ea1684f7cfac','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "sitting_id": "01a2025e-86a9-715b-a070-3d2623cf201c", "at": "2026-11-20T02:30:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7fa4\u4f17\u5148\u8bf4\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 1, "after": 0, "undo": {}, "id": "01a2025e-86b8-7090-b5ec-ea1684f7cfac"}','2bc664054641c0cd7e56c150998a326e9705827f13721404b48640b0b533feca','01be08ab872dbb86c40a36ab4a85c6ce54741e2bf3ad8d182a5ab282d0793949');
INSERT INTO "audit_entries" VALUES(42,'2026-11-20 02:31:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','记录','utterances','01a2025e-86ba-76ba-b697-f941babdb2ee','01a2025e84c077e5ad33e82dbbbf1fae','{"seq": 1, "speaker": "\u5f20\u571f\u6839", "kind": "\u4e8b\u5b9e", "text": "\u4eca\u5e74\u6625\u4e0a\u4ed6\u628a\u6869\u5f80\u897f\u632a\u4e86\u4e24\u7281\u3002", "private": false}','01be08ab872dbb86c40a36ab4a85c6ce54741e2bf3ad8d182a5ab282d0793949','d9a4c6b7ead83d87cb0fa734ed8896aa5d2c9084909e973796abb360b5c9a97d');
INSERT INTO "audit_entries" VALUES(43,'2026-11-20 02:32:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','记录','utterances','01a2025e-86bb-75c4-918b-a6ed0245bb6e','01a2025e84c077e5ad33e82dbbbf1fae','{"seq": 2, "speaker": "\u8d75\u6c34\u751f", "kind": "\u4e8b\u5b9e", "text": "\u632a\u6869\u662f\u5b69\u5b50\u5e72\u6d3b\u65f6\u78b0\u7684\u3002", "private": false}','d9a4c6b7ead83d87cb0fa734ed8896aa5d2c9084909e973796abb360b5c9a97d','a3600be7e4b5bc9f4915c938d76917015142efe734203bbb63481f7c4cf8a739');
INSERT INTO "audit_entries" VALUES(44,'2026-11-20 02:32:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','sittings','01a2025e-86a9-715b-a070-3d2623cf201c','01a2025e84c077e5ad33e82dbbbf1fae','{"phase": ["\u7fa4\u4f17\u5148\u8bf4\u7406", "\u6c11\u8b66\u540e\u68b3\u7406"]}','a3600be7e4b5bc9f4915c938d76917015142efe734203bbb63481f7c4cf8a739','18adc7b7cbacd086bdc51114d528ef6a93a3b32e997a132142d4f50c392eb75f');
INSERT INTO "audit_entries" VALUES(45,'2026-11-20 02:32:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','sitting_events','01a2025e-86be-713c-b965-2f2cd999b346','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "sitting_id": "01a2025e-86a9-715b-a070-3d2623cf201c", "at": "2026-11-20T02:32:00+00:00", "kind": "\u9636\u6bb5", "text": "\u6c11\u8b66\u540e\u68b3\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 2, "after": 2, "undo": {}, "id": "01a2025e-86be-713c-b965-2f2cd999b346"}','18adc7b7cbacd086bdc51114d528ef6a93a3b32e997a132142d4f50c392eb75f','b78e742a4d27d2e396acb6a5e6d6879e738beca1edcbce5b75cf3edc00c7efbe');
INSERT INTO "audit_entries" VALUES(46,'2026-11-20 02:33:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','记录','utterances','01a2025e-86bf-7789-b25d-7716332dbf50','01a2025e84c077e5ad33e82dbbbf1fae','{"seq": 3, "speaker": "\u845b\u6c11\u8b66", "kind": "\u4e8b\u5b9e", "text": "2009\u5e74\u6307\u754c\u8d70\u5411\u53cc\u65b9\u6ca1\u6709\u4e89\u8bae\u3002", "private": false}','b78e742a4d27d2e396acb6a5e6d6879e738beca1edcbce5b75cf3edc00c7efbe','1a41e648561ef923bc16acc5ecbb933dd7ae5b9a40b69f5f1b6d60a27f55b51a');
INSERT INTO "audit_entries" VALUES(47,'2026-11-20 02:33:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"root_cause": ["", "2009\u5e74\u6307\u754c\u65f6\u6ca1\u6709\u7acb\u6869"]}','1a41e648561ef923bc16acc5ecbb933dd7ae5b9a40b69f5f1b6d60a27f55b51a','f66e78f45ee2a0c24d729f37b689406802a248f1e3c7ac70ba125c24534cd22d');
INSERT INTO "audit_entries" VALUES(48,'2026-11-20 02:33:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','sittings','01a2025e-86a9-715b-a070-3d2623cf201c','01a2025e84c077e5ad33e82dbbbf1fae','{"phase": ["\u6c11\u8b66\u540e\u68b3\u7406", "\u8b66\u6c11\u5171\u8c08\u7406"]}','f66e78f45ee2a0c24d729f37b689406802a248f1e3c7ac70ba125c24534cd22d','d9b91ea53d76fe2f500078dfbca223a69c22c49a4a5f6e4da8ccf822d04ae6a4');
INSERT INTO "audit_entries" VALUES(49,'2026-11-20 02:33:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','sitting_events','01a2025e-86c2-707f-b1dc-ebcc6dcee492','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "sitting_id": "01a2025e-86a9-715b-a070-3d2623cf201c", "at": "2026-11-20T02:33:00+00:00", "kind": "\u9636\u6bb5", "text": "\u8b66\u6c11\u5171\u8c08\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 3, "after": 3, "undo": {}, "id": "01a2025e-86c2-707f-b1dc-ebcc6dcee492"}','d9b91ea53d76fe2f500078dfbca223a69c22c49a4a5f6e4da8ccf822d04ae6a4','665575f208edbe2855e41aa13c67324a57c2dc11196f376389d112bd8ad50a2c');
INSERT INTO "audit_entries" VALUES(50,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','记录','utterances','01a2025e-86c3-775b-ae7e-0fa47d78ffad','01a2025e84c077e5ad33e82dbbbf1fae','{"seq": 4, "speaker": "\u8d75\u6c34\u751f", "kind": "\u65b9\u6848", "text": "\u9ea6\u5b50\u94b1\u6211\u51fa\uff0c\u660e\u5929\u683d\u5b8c\u6869\u5c31\u7ed9\u3002", "private": false}','665575f208edbe2855e41aa13c67324a57c2dc11196f376389d112bd8ad50a2c','9564a2087954b00ab42fc02f785c3921ff07d4ecf27e00d276375339c732ba45');
INSERT INTO "audit_entries" VALUES(51,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','agreements','01a2025e-86c5-74b8-ae2d-2a1760185011','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "sitting_id": "01a2025e-86a9-715b-a070-3d2623cf201c", "edition": 1, "form": "\u4e66\u9762", "state": "\u8349\u7a3f", "facts": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "issues": "\u754c\u6869\u4f4d\u7f6e\uff1b\u9ea6\u82d7\u635f\u5931", "responsibility": "\u53cc\u65b9\u5404\u6709\u8d23\u4efb", "performance": "\u6309\u5404\u6761\u7ea6\u5b9a\u7684\u65f6\u95f4\u548c\u65b9\u5f0f\u5c65\u884c", "perform_by": "2026-11-23", "on_the_spot": false, "id": "01a2025e-86c5-74b8-ae2d-2a1760185011", "version": 1}','9564a2087954b00ab42fc02f785c3921ff07d4ecf27e00d276375339c732ba45','dfbac0d6eb8faecf710612e974363b98fb07120edd601c4575a333e3b9972edf');
INSERT INTO "audit_entries" VALUES(52,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','clauses','01a2025e-86c8-7664-92ef-53501006c235',NULL,'{"agreement_id": "01a2025e-86c5-74b8-ae2d-2a1760185011", "position": 0, "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "payer": "\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a2025e-86c8-7664-92ef-53501006c235", "version": 1}','dfbac0d6eb8faecf710612e974363b98fb07120edd601c4575a333e3b9972edf','2641c8dccf390ffbaaa8cb5cde42d037ef86de2c7ef3d99ff44f898e003f0330');
INSERT INTO "audit_entries" VALUES(53,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','obligations','01a2025e-86c9-73d1-a40e-b56d046854d1','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "clause_id": "01a2025e-86c8-7664-92ef-53501006c235", "debtor": "\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839", "kind": "\u7ed9\u4ed8", "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a2025e-86c9-73d1-a40e-b56d046854d1", "version": 1}','2641c8dccf390ffbaaa8cb5cde42d037ef86de2c7ef3d99ff44f898e003f0330','013997583782188a0c2ac521aae458a72384b8706592d8f60131bd53dc634d7d');
INSERT INTO "audit_entries" VALUES(54,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','clauses','01a2025e-86ca-7697-9eb3-78390d5e113d',NULL,'{"agreement_id": "01a2025e-86c5-74b8-ae2d-2a1760185011", "position": 1, "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "payer": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a2025e-86ca-7697-9eb3-78390d5e113d", "version": 1}','013997583782188a0c2ac521aae458a72384b8706592d8f60131bd53dc634d7d','6e4c60ce29a36985b93b7e58a18a96adb95636311f7617755838c98cce11601b');
INSERT INTO "audit_entries" VALUES(55,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','obligations','01a2025e-86cb-7769-9288-7a6cfa721d01','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "clause_id": "01a2025e-86ca-7697-9eb3-78390d5e113d", "debtor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "kind": "\u884c\u4e3a", "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a2025e-86cb-7769-9288-7a6cfa721d01", "version": 1}','6e4c60ce29a36985b93b7e58a18a96adb95636311f7617755838c98cce11601b','a8f56099989259f67839a2e444e88fa40a0dc6ba4c6f40fc4e3f74c7fa6e6b44');
INSERT INTO "audit_entries" VALUES(56,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','clauses','01a2025e-86cb-7769-9288-7a6da4f4d27a',NULL,'{"agreement_id": "01a2025e-86c5-74b8-ae2d-2a1760185011", "position": 2, "text": "\u53cc\u65b9\u5c31\u672c\u6b21\u7ea0\u7eb7\u7684\u6c11\u4e8b\u8d54\u507f\u4e00\u6b21\u6027\u4e86\u7ed3\uff0c\u4eca\u540e\u4e92\u4e0d\u6ecb\u6270\u3002", "id": "01a2025e-86cb-7769-9288-7a6da4f4d27a", "version": 1}','a8f56099989259f67839a2e444e88fa40a0dc6ba4c6f40fc4e3f74c7fa6e6b44','7b55f85ad2617b0d875c683d586a3b3ec57f34852ecfdc009d1ff3e514a667a8');
INSERT INTO "audit_entries" VALUES(57,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','sittings','01a2025e-86a9-715b-a070-3d2623cf201c','01a2025e84c077e5ad33e82dbbbf1fae','{"phase": ["\u8b66\u6c11\u5171\u8c08\u7406", "\u7ed3\u675f"], "ended_at": [null, "2026-11-20T02:34:00+00:00"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "phase_before": ["", "\u8b66\u6c11\u5171\u8c08\u7406"]}','7b55f85ad2617b0d875c683d586a3b3ec57f34852ecfdc009d1ff3e514a667a8','9471c5fdc7ac54b7ad071a80e6f7c59860b289d3e5187f764be84666e330ffe1');
INSERT INTO "audit_entries" VALUES(58,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','sitting_events','01a2025e-86d0-7407-9f7c-a39747602f1b','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "sitting_id": "01a2025e-86a9-715b-a070-3d2623cf201c", "at": "2026-11-20T02:34:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7ed3\u675f", "by_name": "\u845b\u6c11\u8b66", "seq": 4, "after": 4, "undo": {}, "id": "01a2025e-86d0-7407-9f7c-a39747602f1b"}','9471c5fdc7ac54b7ad071a80e6f7c59860b289d3e5187f764be84666e330ffe1','d5008a8135bccdfd571c74dec2dac1bca9e50cff7f3a121001a3189c9e90ba42');
INSERT INTO "audit_entries" VALUES(59,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','cases','01a2025e-84c0-77e5-ad33-e82dbbbf1fae','01a2025e84c077e5ad33e82dbbbf1fae','{"state": ["\u8c03\u89e3\u4e2d", "\u8fbe\u6210\u5f85\u5c65\u884c"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "concluded_on": [null, "2026-11-20"]}','d5008a8135bccdfd571c74dec2dac1bca9e50cff7f3a121001a3189c9e90ba42','7c6bb9ec96c9262bc4820bfd8c0710ac4b7aaf10b523728a941e7876da7ac005');
INSERT INTO "audit_entries" VALUES(60,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','deadlines','01a2025e-86a2-73e2-8255-9ba367685dd0','01a2025e84c077e5ad33e82dbbbf1fae','{"met_on": [null, "2026-11-20"]}','7c6bb9ec96c9262bc4820bfd8c0710ac4b7aaf10b523728a941e7876da7ac005','4890c0d45b5624d37a4b7a14b9aa19d58bfea68cabc9a728ca69d3a996531775');
INSERT INTO "audit_entries" VALUES(61,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','修改','agreements','01a2025e-86c5-74b8-ae2d-2a1760185011','01a2025e84c077e5ad33e82dbbbf1fae','{"state": ["\u8349\u7a3f", "\u5df2\u7b7e"], "signed_on": [null, "2026-11-20"], "effective_on": [null, "2026-11-20"]}','4890c0d45b5624d37a4b7a14b9aa19d58bfea68cabc9a728ca69d3a996531775','a2ef985bbb5dd668dcdd27159ea129481880cf4e0035fed44ddbaa4450d99aa1');
INSERT INTO "audit_entries" VALUES(62,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','deadlines','01a2025e-86d8-7661-a84a-a2a46d1bd921','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "rm-confirm", "name": "\u7533\u8bf7\u53f8\u6cd5\u786e\u8ba4", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a2025e-86d8-7661-a84a-a2a46d1bd921"}','a2ef985bbb5dd668dcdd27159ea129481880cf4e0035fed44ddbaa4450d99aa1','07bdeffeaf3bb34f4947674b8f43c34e16e2927e311cdbfc0517eb6567824982');
INSERT INTO "audit_entries" VALUES(63,'2026-11-20 02:34:00.000000','01a2025e84627356871e774b46a30bb4','葛民警','新增','deadlines','01a2025e-86dc-738f-88dd-821386f5bd3d','01a2025e84c077e5ad33e82dbbbf1fae','{"case_id": "01a2025e-84c0-77e5-ad33-e82dbbbf1fae", "key": "performance", "name": "\u534f\u8bae\u5c65\u884c\u671f\u6ee1", "started_on": "2026-11-20", "due_on": "2026-11-23", "id": "01a2025e-86dc-738f-88dd-821386f5bd3d"}','07bdeffeaf3bb34f4947674b8f43c34e16e2927e311cdbfc0517eb6567824982','ff018bf030cfbcc6ecf3f0d7f06155db7e0bf6981ad8c00403095a237e919639');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,63,'ff018bf030cfbcc6ecf3f0d7f06155db7e0bf6981ad8c00403095a237e919639');
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
INSERT INTO "cases" VALUES('西调2026-1','张土根与赵水生山林土地纠纷','2026-11-20 02:30:00.000000','葛民警','110警情','13012420261119077','2026-11-19','2026年11月19日17时40分','西岔村二组老槐树地头','西岔村','land','','','','民事','殴打他人','','','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。',2,50000,'不构成轻微伤',NULL,'','[]',1,1,'','RM','','人民调解','','','',NULL,1,NULL,NULL,0,'','达成待履行','达成协议','01a2025e84627356871e774b46a30bb4','葛民警',NULL,'2026-11-20','2026-11-20',NULL,NULL,'','','','','2009年指界时没有立桩',0,'','','','{}','','01a2025e84c077e5ad33e82dbbbf1fae',8,NULL,'');
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
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_clauses PRIMARY KEY (id), 
	CONSTRAINT fk_clauses_agreement_id_agreements FOREIGN KEY(agreement_id) REFERENCES agreements (id)
);
INSERT INTO "clauses" VALUES('01a2025e86c574b8ae2d2a1760185011',0,'赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。','','赵水生','张土根',30000,'2026-11-23','2026年11月23日前','现金',NULL,'01a2025e86c8766492ef53501006c235',1,NULL,'');
INSERT INTO "clauses" VALUES('01a2025e86c574b8ae2d2a1760185011',1,'双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。','','张土根、赵水生','张土根、赵水生',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'01a2025e86ca76979eb378390d5e113d',1,NULL,'');
INSERT INTO "clauses" VALUES('01a2025e86c574b8ae2d2a1760185011',2,'双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。','','','',NULL,NULL,'','',NULL,'01a2025e86cb776992887a6da4f4d27a',1,NULL,'');
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
INSERT INTO "deadlines" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','limitation','民事诉讼时效','2026-11-20','2029-11-20',NULL,'','','01a2025e86a074ab828ff4b8fe77bc8b');
INSERT INTO "deadlines" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','rm-term','人民调解期限','2026-11-20','2026-12-21','2026-11-20','','','01a2025e86a273e282559ba367685dd0');
INSERT INTO "deadlines" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','rm-confirm','申请司法确认','2026-11-20','2026-12-21',NULL,'','','01a2025e86d87661a84aa2a46d1bd921');
INSERT INTO "deadlines" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','performance','协议履行期满','2026-11-20','2026-11-23',NULL,'','','01a2025e86dc738f88dd821386f5bd3d');
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
INSERT INTO "demands" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e84c4751ba1f65df45730c09e','赔偿金额','赔麦苗钱，重新定界',50000,'','2026-11-20 02:30:00.000000',NULL,'01a2025e868873bcaa141950600fe6c2',NULL,'');
INSERT INTO "demands" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86717640be87c17403d6bbd9','其他','不同意是自己挪桩',NULL,'','2026-11-20 02:30:00.000000',NULL,'01a2025e868b70b9a6badfafeea0eede',NULL,'');
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
CREATE TABLE number_series (
	"key" VARCHAR NOT NULL, 
	organ VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (id), 
	CONSTRAINT uq_number_series_key_organ_year UNIQUE ("key", organ, year)
);
INSERT INTO "number_series" VALUES('case','西调',2026,1,'01a2025e868572d89807d43408f41eda');
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
INSERT INTO "numbers" VALUES('01a2025e868572d89807d43408f41eda',1,'西调2026-1','有效','','01a2025e84c077e5ad33e82dbbbf1fae',NULL,'2026-11-20 02:30:00.000000','葛民警','','01a2025e86867026864f2ae0934441f5');
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
INSERT INTO "obligations" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86c8766492ef53501006c235','赵水生','张土根','给付','赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','01a2025e86c973d1a40eb56d046854d1',1,NULL,'');
INSERT INTO "obligations" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86ca76979eb378390d5e113d','张土根、赵水生','张土根、赵水生','行为','双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','01a2025e86cb776992887a6cfa721d01',1,NULL,'');
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
INSERT INTO "officers" VALUES('admin','管理','管理员','','','','','$argon2id$v=19$m=8,t=1,p=1$bTIZSBZfmui2wkOxGV3rqg$pvKdxG71eosQKUQwgQc3jDhBHH9AmoaisvCVMDjsMF4',0,NULL,'01a2025e845b74b8b038a276dc0754e7',1,NULL,'');
INSERT INTO "officers" VALUES('ge','葛民警','民警','','西岔派出所民警','','','$argon2id$v=19$m=8,t=1,p=1$R7pT962o/uboIrx8QSRoZA$GZqxTqLvsO8OhUeMg4HjWS5BX9E7Pv2qHZ/6/4RPv9A',0,NULL,'01a2025e84627356871e774b46a30bb4',1,NULL,'');
INSERT INTO "officers" VALUES('yang','杨调解','调解员','','西岔镇人民调解委员会','','','$argon2id$v=19$m=8,t=1,p=1$w7yujVqvLCsXg1A8W8cjjw$pAxuMbod7ZhRnVY4ovawnPI0YiZKssq5Pb0bpJUKfak',0,NULL,'01a2025e8464751e87a0656552e1651b',1,NULL,'');
INSERT INTO "officers" VALUES('fu','傅辅警','辅警','','辅警','','','$argon2id$v=19$m=8,t=1,p=1$q4Ob5vdVPnNE5hM9P1ZnNw$BGxsNyw5hz/Kb4riStR1M2W4AVauL6JJmLNTbGuxCt4',0,NULL,'01a2025e846576f5aa1624d795b7d3c0',1,NULL,'');
INSERT INTO "officers" VALUES('suo','索所长','所领导','','所长','','','$argon2id$v=19$m=8,t=1,p=1$n2Q7cFmHMl0d6l6v/9gcBw$/aD4bADCr6Oc8AEK7eP61eKHitNpKxxWCtP/smIZ6Kw',0,NULL,'01a2025e846672e28ccecca7adf6ac3d',1,NULL,'');
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
INSERT INTO "parties" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','甲',0,'被侵害人','张土根',0,1,'01a2025e84c67171a0581516fed06a1a',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a2025e84c4751ba1f65df45730c09e',1,NULL,'');
INSERT INTO "parties" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','乙',1,'违法嫌疑人','赵水生',0,1,'01a2025e867273b9b5ea2a2acb0735fc',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a2025e86717640be87c17403d6bbd9',1,NULL,'');
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
INSERT INTO "persons" VALUES('张土根','','','zhangtugen','ztg','男','汉族','1968-05-07',NULL,'居民身份证','990124196805070114','','13800001234','西岔村二组12号','','','农民','',0,'','01a2025e84c67171a0581516fed06a1a',1,NULL,'');
INSERT INTO "persons" VALUES('赵水生','','','zhaoshuisheng','zss','男','汉族','1971-01-02',NULL,'居民身份证','99012419710102013X','','13800005678','西岔村二组15号','','','农民','',0,'','01a2025e867273b9b5ea2a2acb0735fc',1,NULL,'');
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
INSERT INTO "sitting_events" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86a9715ba0703d2623cf201c','2026-11-20 02:30:00.000000','阶段','群众先说理',NULL,'葛民警',1,0,'{}','01a2025e86b87090b5ecea1684f7cfac',NULL,'');
INSERT INTO "sitting_events" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86a9715ba0703d2623cf201c','2026-11-20 02:32:00.000000','阶段','民警后梳理',NULL,'葛民警',2,2,'{}','01a2025e86be713cb9652f2cd999b346',NULL,'');
INSERT INTO "sitting_events" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86a9715ba0703d2623cf201c','2026-11-20 02:33:00.000000','阶段','警民共谈理',NULL,'葛民警',3,3,'{}','01a2025e86c2707fb1dcebcc6dcee492',NULL,'');
INSERT INTO "sitting_events" VALUES('01a2025e84c077e5ad33e82dbbbf1fae','01a2025e86a9715ba0703d2623cf201c','2026-11-20 02:34:00.000000','阶段','结束',NULL,'葛民警',4,4,'{}','01a2025e86d074079f7ca39747602f1b',NULL,'');
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
INSERT INTO "sittings" VALUES('01a2025e84c077e5ad33e82dbbbf1fae',1,'调解室','面对面',1,'结束',0,'2026-11-20 02:30:00.000000','2026-11-20 02:34:00.000000','杨调解','','张土根与赵水生山林土地纠纷','达成协议','','','','',0,1,10,'','[]','{}','{}','{}','警民共谈理',NULL,'','',0,'01a2025e86a9715ba0703d2623cf201c',5,NULL,'');
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
INSERT INTO "stations" VALUES('西岔派出所','西岔县公安局西岔派出所','西公（西）','西调','西岔镇人民调解委员会','西','西岔派出所调解室','西岔镇人民路1号','0123-1234567','西岔县人民法院','示范省',0,'{}','01a2025e8455739db9d15c887d79dd1d',1);
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
INSERT INTO "utterances" VALUES('01a2025e86a9715ba0703d2623cf201c',1,'2026-11-20 02:31:00.000000','群众先说理','张土根',NULL,'事实','今年春上他把桩往西挪了两犁。',0,'',0,NULL,'',NULL,0,NULL,'','01a2025e86ba76bab697f941babdb2ee');
INSERT INTO "utterances" VALUES('01a2025e86a9715ba0703d2623cf201c',2,'2026-11-20 02:32:00.000000','群众先说理','赵水生',NULL,'事实','挪桩是孩子干活时碰的。',0,'',0,NULL,'',NULL,0,NULL,'','01a2025e86bb75c4918ba6ed0245bb6e');
INSERT INTO "utterances" VALUES('01a2025e86a9715ba0703d2623cf201c',3,'2026-11-20 02:33:00.000000','民警后梳理','葛民警',NULL,'事实','2009年指界走向双方没有争议。',0,'',0,NULL,'',NULL,0,NULL,'','01a2025e86bf7789b25d7716332dbf50');
INSERT INTO "utterances" VALUES('01a2025e86a9715ba0703d2623cf201c',4,'2026-11-20 02:34:00.000000','警民共谈理','赵水生',NULL,'方案','麦子钱我出，明天栽完桩就给。',0,'',0,NULL,'',NULL,0,NULL,'','01a2025e86c3775bae7e0fa47d78ffad');
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
CREATE INDEX ix_persons_telephone ON persons (telephone);
CREATE INDEX ix_persons_name ON persons (name);
CREATE INDEX ix_persons_id_number ON persons (id_number);
CREATE INDEX ix_persons_pinyin ON persons (pinyin);
CREATE INDEX ix_persons_initials ON persons (initials);
CREATE INDEX ix_organisations_name ON organisations (name);
CREATE INDEX ix_organisations_credit_code ON organisations (credit_code);
CREATE INDEX ix_audit_entries_case_id ON audit_entries (case_id);
CREATE INDEX ix_audit_entries_row_id ON audit_entries (row_id);
CREATE INDEX ix_audit_entries_table_name ON audit_entries (table_name);
CREATE INDEX ix_drafts_owner_id ON drafts (owner_id);
CREATE INDEX ix_drafts_key ON drafts ("key");
CREATE INDEX ix_areas_auxiliary_id ON areas (auxiliary_id);
CREATE INDEX ix_areas_officer_id ON areas (officer_id);
CREATE INDEX ix_numbers_series_id ON numbers (series_id);
CREATE INDEX ix_numbers_text ON numbers (text);
CREATE INDEX ix_numbers_case_id ON numbers (case_id);
CREATE INDEX ix_batches_mapping_id ON batches (mapping_id);
CREATE INDEX ix_batches_digest ON batches (digest);
CREATE INDEX ix_batches_kind ON batches (kind);
CREATE INDEX ix_concerns_sign ON concerns (sign);
CREATE INDEX ix_concerns_owner_id ON concerns (owner_id);
CREATE INDEX ix_cases_number ON cases (number);
CREATE INDEX ix_cases_split_from_id ON cases (split_from_id);
CREATE INDEX ix_cases_received_at ON cases (received_at);
CREATE INDEX ix_cases_handler_id ON cases (handler_id);
CREATE INDEX ix_cases_merged_into_id ON cases (merged_into_id);
CREATE INDEX ix_cases_concluded ON cases (concluded_on);
CREATE INDEX ix_cases_state ON cases (state);
CREATE INDEX ix_cases_area_id ON cases (area_id);
CREATE INDEX ix_villages_area_id ON villages (area_id);
CREATE INDEX ix_villages_name ON villages (name);
CREATE INDEX ix_mediators_area_id ON mediators (area_id);
CREATE INDEX ix_parties_person_id ON parties (person_id);
CREATE INDEX ix_parties_organisation_id ON parties (organisation_id);
CREATE INDEX ix_parties_case_id ON parties (case_id);
CREATE INDEX ix_parties_name ON parties (name);
CREATE INDEX ix_parties_agent_id ON parties (agent_id);
CREATE INDEX ix_parties_guardian_id ON parties (guardian_id);
CREATE INDEX ix_answers_case_id ON answers (case_id);
CREATE INDEX ix_deadlines_open ON deadlines (met_on, due_on);
CREATE INDEX ix_deadlines_case_id ON deadlines (case_id);
CREATE INDEX ix_recordings_case_id ON recordings (case_id);
CREATE INDEX ix_recordings_sitting_id ON recordings (sitting_id);
CREATE INDEX ix_approvals_what ON approvals (what);
CREATE INDEX ix_approvals_case_id ON approvals (case_id);
CREATE INDEX ix_followups_concern_id ON followups (concern_id);
CREATE INDEX ix_followups_owner_id ON followups (owner_id);
CREATE INDEX ix_followups_case_id ON followups (case_id);
CREATE INDEX ix_followups_due_on ON followups (due_on);
CREATE INDEX ix_sittings_phase ON sittings (phase);
CREATE INDEX ix_sittings_started_at ON sittings (started_at);
CREATE INDEX ix_sittings_case_id ON sittings (case_id);
CREATE INDEX ix_referrals_case_id ON referrals (case_id);
CREATE INDEX ix_visits_open ON visits (done_on, due_on);
CREATE INDEX ix_visits_case_id ON visits (case_id);
CREATE INDEX ix_papers_number ON papers (number);
CREATE INDEX ix_papers_about ON papers (about);
CREATE INDEX ix_papers_form ON papers (form);
CREATE INDEX ix_papers_case_id ON papers (case_id);
CREATE INDEX ix_bookings_room_id ON bookings (room_id);
CREATE INDEX ix_bookings_when ON bookings (room_id, starts_at);
CREATE INDEX ix_bookings_case_id ON bookings (case_id);
CREATE INDEX ix_assignments_case_id ON assignments (case_id);
CREATE INDEX ix_assignments_to_id ON assignments (to_id);
CREATE INDEX ix_assignments_due_on ON assignments (due_on);
CREATE INDEX ix_assignments_by_id ON assignments (by_id);
CREATE INDEX ix_entries_form ON entries (form);
CREATE INDEX ix_entries_case_id ON entries (case_id);
CREATE INDEX ix_outreach_held_on ON outreach (held_on);
CREATE INDEX ix_outreach_case_id ON outreach (case_id);
CREATE INDEX ix_agreements_sitting_id ON agreements (sitting_id);
CREATE INDEX ix_agreements_case_id ON agreements (case_id);
CREATE INDEX ix_gradings_approval_id ON gradings (approval_id);
CREATE INDEX ix_gradings_case_id ON gradings (case_id);
CREATE INDEX ix_confidences_case_id ON confidences (case_id);
CREATE INDEX ix_confidences_by_id ON confidences (by_id);
CREATE INDEX ix_confidences_party_id ON confidences (party_id);
CREATE INDEX ix_demands_party_id ON demands (party_id);
CREATE INDEX ix_demands_case_id ON demands (case_id);
CREATE INDEX ix_attendances_sitting_id ON attendances (sitting_id);
CREATE INDEX ix_attendances_officer_id ON attendances (officer_id);
CREATE INDEX ix_attendances_case_id ON attendances (case_id);
CREATE INDEX ix_attendances_mediator_id ON attendances (mediator_id);
CREATE INDEX ix_sitting_events_sitting_id ON sitting_events (sitting_id);
CREATE INDEX ix_sitting_events_case_id ON sitting_events (case_id);
CREATE INDEX ix_invitations_case_id ON invitations (case_id);
CREATE INDEX ix_invitations_mediator_id ON invitations (mediator_id);
CREATE INDEX ix_invitations_booking_id ON invitations (booking_id);
CREATE INDEX ix_offers_case_id ON offers (case_id);
CREATE INDEX ix_offers_sitting_id ON offers (sitting_id);
CREATE INDEX ix_utterances_sitting_id ON utterances (sitting_id);
CREATE INDEX ix_utterances_caucus_id ON utterances (caucus_id);
CREATE UNIQUE INDEX uq_utterances_sitting_seq ON utterances (sitting_id, seq);
CREATE INDEX ix_extensions_deadline_id ON extensions (deadline_id);
CREATE INDEX ix_extensions_case_id ON extensions (case_id);
CREATE UNIQUE INDEX ix_alarms_identity ON alarms (origin, identity) WHERE voided_at IS NULL;
CREATE INDEX ix_alarms_batch_id ON alarms (batch_id);
CREATE INDEX ix_alarms_number ON alarms (number);
CREATE INDEX ix_alarms_at ON alarms (at);
CREATE INDEX ix_alarms_place_key ON alarms (place_key);
CREATE INDEX ix_alarms_task_id ON alarms (task_id);
CREATE INDEX ix_alarms_case_id ON alarms (case_id);
CREATE INDEX ix_turns_sitting_id ON turns (sitting_id);
CREATE INDEX ix_turns_party_id ON turns (party_id);
CREATE INDEX ix_turns_case_id ON turns (case_id);
CREATE INDEX ix_retellings_case_id ON retellings (case_id);
CREATE INDEX ix_retellings_party_id ON retellings (party_id);
CREATE INDEX ix_retellings_sitting_id ON retellings (sitting_id);
CREATE INDEX ix_exhibits_case_id ON exhibits (case_id);
CREATE INDEX ix_exhibits_party_id ON exhibits (party_id);
CREATE INDEX ix_exhibits_sitting_id ON exhibits (sitting_id);
CREATE INDEX ix_caucuses_case_id ON caucuses (case_id);
CREATE INDEX ix_caucuses_party_id ON caucuses (party_id);
CREATE INDEX ix_caucuses_sitting_id ON caucuses (sitting_id);
CREATE INDEX ix_calculations_case_id ON calculations (case_id);
CREATE INDEX ix_calculations_sitting_id ON calculations (sitting_id);
CREATE INDEX ix_joint_tasks_case_id ON joint_tasks (case_id);
CREATE INDEX ix_joint_tasks_sitting_id ON joint_tasks (sitting_id);
CREATE INDEX ix_readings_case_id ON readings (case_id);
CREATE INDEX ix_readings_sitting_id ON readings (sitting_id);
CREATE INDEX ix_clauses_agreement_id ON clauses (agreement_id);
CREATE INDEX ix_confirmations_agreement_id ON confirmations (agreement_id);
CREATE INDEX ix_confirmations_case_id ON confirmations (case_id);
CREATE INDEX ix_contacts_case_id ON contacts (case_id);
CREATE INDEX ix_contacts_invitation_id ON contacts (invitation_id);
CREATE INDEX ix_contacts_party_id ON contacts (party_id);
CREATE INDEX ix_alarm_parties_key ON alarm_parties ("key");
CREATE INDEX ix_alarm_parties_alarm_id ON alarm_parties (alarm_id);
CREATE INDEX ix_concern_members_alarm_id ON concern_members (alarm_id);
CREATE INDEX ix_concern_members_pair ON concern_members (concern_id, alarm_id, case_id);
CREATE INDEX ix_concern_members_concern_id ON concern_members (concern_id);
CREATE INDEX ix_concern_members_case_id ON concern_members (case_id);
CREATE INDEX ix_signing_steps_case_id ON signing_steps (case_id);
CREATE INDEX ix_signing_steps_agreement_id ON signing_steps (agreement_id);
CREATE INDEX ix_signing_steps_party_id ON signing_steps (party_id);
CREATE INDEX ix_obligations_case_id ON obligations (case_id);
CREATE INDEX ix_obligations_open ON obligations (performed_on, due_on);
CREATE INDEX ix_obligations_clause_id ON obligations (clause_id);
CREATE INDEX ix_instalments_obligation_id ON instalments (obligation_id);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_payments_obligation_id ON payments (obligation_id);
CREATE INDEX ix_payments_case_id ON payments (case_id);
COMMIT;
