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
INSERT INTO "agreements" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b502701ca86d1ae3520d424e',1,'书面','已签','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。','界桩位置；麦苗损失','双方各有责任','按各条约定的时间和方式履行','2026-11-23','','','2026-11-20','','2026-11-20',0,'01a203c6b51e700782052bfedba75322',2,NULL,'');
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
INSERT INTO "alembic_version" VALUES('0005');
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
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','V','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bafb8cbabf1');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','E1','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb0e11c8cf4');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','E2','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb16103c683');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','E3','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb26863c530');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','E4','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb3c7bf33bd');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','E5','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb4a6d7f8fd');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','E6','是','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb55d34d434');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','D','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb6d5ce3f77');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','G','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb77abef51a');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','X1','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb89067589b');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','X2','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bb9222661d3');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','X3','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bba69b3961a');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','X4','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bbb3c48e500');
INSERT INTO "answers" VALUES('01a203c6b3887495b11c75420be69ac5','X7','否','','葛民警','2026-11-20 02:30:00.000000','01a203c6b4ef778091502bbcf18fcd87');
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
INSERT INTO "attendances" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b502701ca86d1ae3520d424e',0,NULL,'01a203c6b38177419839c0be2571c777','杨调解','人民调解员','西岔镇人民调解委员会','','',1,'','',NULL,NULL,'','01a203c6b505705094a2a4c0dfa08708');
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
INSERT INTO "audit_entries" VALUES(1,'2026-11-20 02:30:00.000000',NULL,'系统','新增','stations','01a203c6-b37a-7787-a2d5-1e5ed9ae2d0b',NULL,'{"name": "\u897f\u5c94\u6d3e\u51fa\u6240", "organ": "\u897f\u5c94\u53bf\u516c\u5b89\u5c40\u897f\u5c94\u6d3e\u51fa\u6240", "number_word": "\u897f\u516c\uff08\u897f\uff09", "case_word": "\u897f\u8c03", "committee": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "committee_word": "\u897f", "room": "\u897f\u5c94\u6d3e\u51fa\u6240\u8c03\u89e3\u5ba4", "address": "\u897f\u5c94\u9547\u4eba\u6c11\u8def1\u53f7", "telephone": "0123-1234567", "court": "\u897f\u5c94\u53bf\u4eba\u6c11\u6cd5\u9662", "province": "\u793a\u8303\u7701", "demo": false, "options": {}, "id": "01a203c6-b37a-7787-a2d5-1e5ed9ae2d0b", "version": 1}','0000000000000000000000000000000000000000000000000000000000000000','da1d867e7b7de97c27c37928c3e5e043b2710077b54a64f610dd0addb07b6e79');
INSERT INTO "audit_entries" VALUES(2,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a203c6-b37e-740f-a051-274bdc1c46a3',NULL,'{"login": "admin", "name": "\u7ba1\u7406", "role": "\u7ba1\u7406\u5458", "failures": 0, "id": "01a203c6-b37e-740f-a051-274bdc1c46a3", "version": 1}','da1d867e7b7de97c27c37928c3e5e043b2710077b54a64f610dd0addb07b6e79','d2d47d8871fc15240203956cd0f6eb9c173d34a893ec4603aca095991e02d0ed');
INSERT INTO "audit_entries" VALUES(3,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a203c6-b380-708a-b5b3-3496321952d3',NULL,'{"login": "ge", "name": "\u845b\u6c11\u8b66", "role": "\u6c11\u8b66", "title": "\u897f\u5c94\u6d3e\u51fa\u6240\u6c11\u8b66", "failures": 0, "id": "01a203c6-b380-708a-b5b3-3496321952d3", "version": 1}','d2d47d8871fc15240203956cd0f6eb9c173d34a893ec4603aca095991e02d0ed','87009c412566a7e0908bc471da07a9b0f26af1449e1c87bcf257bfe92aae11b8');
INSERT INTO "audit_entries" VALUES(4,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a203c6-b381-7741-9839-c0be2571c777',NULL,'{"login": "yang", "name": "\u6768\u8c03\u89e3", "role": "\u8c03\u89e3\u5458", "title": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "failures": 0, "id": "01a203c6-b381-7741-9839-c0be2571c777", "version": 1}','87009c412566a7e0908bc471da07a9b0f26af1449e1c87bcf257bfe92aae11b8','8e3e3e4f96c9e1c018bafc5822c47e7ba52da62dbea642e349e514b3964dbe79');
INSERT INTO "audit_entries" VALUES(5,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a203c6-b382-73ac-bbfb-474c7df17cfa',NULL,'{"login": "fu", "name": "\u5085\u8f85\u8b66", "role": "\u8f85\u8b66", "title": "\u8f85\u8b66", "failures": 0, "id": "01a203c6-b382-73ac-bbfb-474c7df17cfa", "version": 1}','8e3e3e4f96c9e1c018bafc5822c47e7ba52da62dbea642e349e514b3964dbe79','c00387a13b9a4570adcacbae5b4fa75b0a735d013c65d43eb41643ced99b402d');
INSERT INTO "audit_entries" VALUES(6,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a203c6-b383-724d-80ba-f43a86a55060',NULL,'{"login": "suo", "name": "\u7d22\u6240\u957f", "role": "\u6240\u9886\u5bfc", "title": "\u6240\u957f", "failures": 0, "id": "01a203c6-b383-724d-80ba-f43a86a55060", "version": 1}','c00387a13b9a4570adcacbae5b4fa75b0a735d013c65d43eb41643ced99b402d','518c1ee29f5df572c126a8fd75d0764a033f7abd447ce0d52951184c8ffffab0');
INSERT INTO "audit_entries" VALUES(7,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"received_at": "2026-11-20T02:30:00+00:00", "received_by": "\u845b\u6c11\u8b66", "source": "110\u8b66\u60c5", "alarm_number": "13012420261119077", "occurred_on": "2026-11-19", "occurred_text": "2026\u5e7411\u670819\u65e517\u65f640\u5206", "place": "\u897f\u5c94\u6751\u4e8c\u7ec4\u8001\u69d0\u6811\u5730\u5934", "village": "\u897f\u5c94\u6751", "dispute_type": "land", "cause": "\u6bb4\u6253\u4ed6\u4eba", "brief": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "people_count": 2, "amount": 50000, "injury": "\u4e0d\u6784\u6210\u8f7b\u5fae\u4f24", "flags": [], "level": 1, "level_suggested": 1, "round": 1, "focus": false, "state": "\u5df2\u767b\u8bb0", "handler_id": "01a203c6-b380-708a-b5b3-3496321952d3", "handler_name": "\u845b\u6c11\u8b66", "difficult": false, "dates_text": {}, "id": "01a203c6-b388-7495-b11c-75420be69ac5", "version": 1}','518c1ee29f5df572c126a8fd75d0764a033f7abd447ce0d52951184c8ffffab0','68555b1a14fd708b8f2fc26028b9a1f22dedfce79515738647427f668ec8e007');
INSERT INTO "audit_entries" VALUES(8,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','persons','01a203c6-b38c-7614-860a-1b895e3968a4',NULL,'{"name": "\u5f20\u571f\u6839", "pinyin": "zhangtugen", "initials": "ztg", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1968-05-07", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "990124196805070114", "telephone": "13800001234", "address": "\u897f\u5c94\u6751\u4e8c\u7ec412\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a203c6-b38c-7614-860a-1b895e3968a4", "version": 1}','68555b1a14fd708b8f2fc26028b9a1f22dedfce79515738647427f668ec8e007','7a998403513b467714a61049ec682be4de399a8d34e9d72e708612f352ae6a3d');
INSERT INTO "audit_entries" VALUES(9,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','parties','01a203c6-b38a-747d-af9a-ed9a6a16295c','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "side": "\u7532", "position": 0, "role": "\u88ab\u4fb5\u5bb3\u4eba", "name": "\u5f20\u571f\u6839", "group": false, "headcount": 1, "person_id": "01a203c6-b38c-7614-860a-1b895e3968a4", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a203c6-b38a-747d-af9a-ed9a6a16295c", "version": 1}','7a998403513b467714a61049ec682be4de399a8d34e9d72e708612f352ae6a3d','5147f5d84409a4a522a1178d844b6afde0900d221f396580c96c2a5f94a11894');
INSERT INTO "audit_entries" VALUES(10,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','persons','01a203c6-b4cd-776e-b036-1971ed649115',NULL,'{"name": "\u8d75\u6c34\u751f", "pinyin": "zhaoshuisheng", "initials": "zss", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1971-01-02", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "99012419710102013X", "telephone": "13800005678", "address": "\u897f\u5c94\u6751\u4e8c\u7ec415\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a203c6-b4cd-776e-b036-1971ed649115", "version": 1}','5147f5d84409a4a522a1178d844b6afde0900d221f396580c96c2a5f94a11894','eec8a5213784d8d5ab44cb42e3234cb822daea2ed7e556f3bf60f9f7d97e3351');
INSERT INTO "audit_entries" VALUES(11,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','parties','01a203c6-b4cc-7729-b667-66a8b60f6d0b','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "side": "\u4e59", "position": 1, "role": "\u8fdd\u6cd5\u5acc\u7591\u4eba", "name": "\u8d75\u6c34\u751f", "group": false, "headcount": 1, "person_id": "01a203c6-b4cd-776e-b036-1971ed649115", "guardian_conflict": false, "needs": [], "consent": "\u540c\u610f", "id": "01a203c6-b4cc-7729-b667-66a8b60f6d0b", "version": 1}','eec8a5213784d8d5ab44cb42e3234cb822daea2ed7e556f3bf60f9f7d97e3351','5974cec5c08609f7d95ea5b241860e91255a6c2971d432a5f558e95d1628d29f');
INSERT INTO "audit_entries" VALUES(12,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"title": ["", "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7"]}','5974cec5c08609f7d95ea5b241860e91255a6c2971d432a5f558e95d1628d29f','89aa51e83c0b7680c66a9e488301e464709bc125139c870092bca930ad1110fc');
INSERT INTO "audit_entries" VALUES(13,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','number_series','01a203c6-b4e6-76ba-9c99-fda96f328a90',NULL,'{"key": "case", "organ": "\u897f\u8c03", "year": 2026, "last": 0, "id": "01a203c6-b4e6-76ba-9c99-fda96f328a90"}','89aa51e83c0b7680c66a9e488301e464709bc125139c870092bca930ad1110fc','36635c0e2be7202ccb2e66f9c150a373d248134b6bf44e40e2c9aec1ff5b1bb0');
INSERT INTO "audit_entries" VALUES(14,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','numbers','01a203c6-b4e8-743f-b30c-e06c4bd0c301','01a203c6b3887495b11c75420be69ac5','{"series_id": "01a203c6-b4e6-76ba-9c99-fda96f328a90", "n": 1, "text": "\u897f\u8c032026-1", "state": "\u6709\u6548", "case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "taken_at": "2026-11-20T02:30:00+00:00", "by_name": "\u845b\u6c11\u8b66", "id": "01a203c6-b4e8-743f-b30c-e06c4bd0c301"}','36635c0e2be7202ccb2e66f9c150a373d248134b6bf44e40e2c9aec1ff5b1bb0','6725051b8ce84a180daad2bd3fbec80239ddb6ba72d19fca92b80419078e529d');
INSERT INTO "audit_entries" VALUES(15,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','number_series','01a203c6-b4e6-76ba-9c99-fda96f328a90',NULL,'{"last": [0, 1]}','6725051b8ce84a180daad2bd3fbec80239ddb6ba72d19fca92b80419078e529d','0a3239d18540f81d92c95e551166f883865906dd6783b2f82fc1410592b2ebf7');
INSERT INTO "audit_entries" VALUES(16,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','demands','01a203c6-b4ea-77d2-ba20-519ba169b14a','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "party_id": "01a203c6-b38a-747d-af9a-ed9a6a16295c", "topic": "\u8d54\u507f\u91d1\u989d", "text": "\u8d54\u9ea6\u82d7\u94b1\uff0c\u91cd\u65b0\u5b9a\u754c", "amount": 50000, "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ea-77d2-ba20-519ba169b14a"}','0a3239d18540f81d92c95e551166f883865906dd6783b2f82fc1410592b2ebf7','23405ba3554a40fabb5339b01296f5fe61e6330d46fe6270471cbf420e810798');
INSERT INTO "audit_entries" VALUES(17,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"number": ["", "\u897f\u8c032026-1"]}','23405ba3554a40fabb5339b01296f5fe61e6330d46fe6270471cbf420e810798','889a6d4e6b2776a55cb567c59a2ff6cc568ad3daa091472a38ea271f52b58f1b');
INSERT INTO "audit_entries" VALUES(18,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','demands','01a203c6-b4ed-76a4-b3a6-65f0417c0a8f','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "party_id": "01a203c6-b4cc-7729-b667-66a8b60f6d0b", "topic": "\u5176\u4ed6", "text": "\u4e0d\u540c\u610f\u662f\u81ea\u5df1\u632a\u6869", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ed-76a4-b3a6-65f0417c0a8f"}','889a6d4e6b2776a55cb567c59a2ff6cc568ad3daa091472a38ea271f52b58f1b','033dc181be27cd1d45985cb4a64df5ec1c8df35643f99ef17acd3593952dbdba');
INSERT INTO "audit_entries" VALUES(19,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bafb8cbabf1','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "V", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bafb8cbabf1"}','033dc181be27cd1d45985cb4a64df5ec1c8df35643f99ef17acd3593952dbdba','f7d40593efb2a1dcb1050b4beba5d1a42c293d66e3a48a9e0e124693fa406699');
INSERT INTO "audit_entries" VALUES(20,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb0e11c8cf4','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "E1", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb0e11c8cf4"}','f7d40593efb2a1dcb1050b4beba5d1a42c293d66e3a48a9e0e124693fa406699','551c00400e75b5a242467f66352e3d3eb13d9884da87527356d9e1fdb97963e5');
INSERT INTO "audit_entries" VALUES(21,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb16103c683','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "E2", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb16103c683"}','551c00400e75b5a242467f66352e3d3eb13d9884da87527356d9e1fdb97963e5','df73c54e3c17b13114cb6e1c260fdfd4fc3686c952fae5a7eb1b7bb80790904f');
INSERT INTO "audit_entries" VALUES(22,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb26863c530','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "E3", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb26863c530"}','df73c54e3c17b13114cb6e1c260fdfd4fc3686c952fae5a7eb1b7bb80790904f','21a73b5183f2d5d1f188771d63d36637f95b8aca163a5d69e5a8810bc49bf5be');
INSERT INTO "audit_entries" VALUES(23,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb3c7bf33bd','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "E4", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb3c7bf33bd"}','21a73b5183f2d5d1f188771d63d36637f95b8aca163a5d69e5a8810bc49bf5be','4dd85468475ded92ef08906974aeb3321dec5b20b803d774af9e8679ce91e936');
INSERT INTO "audit_entries" VALUES(24,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb4a6d7f8fd','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "E5", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb4a6d7f8fd"}','4dd85468475ded92ef08906974aeb3321dec5b20b803d774af9e8679ce91e936','0dc797855f335a2dbc2d44dfcda8acfa64ced77be87df85522c5f2da38a6e8d1');
INSERT INTO "audit_entries" VALUES(25,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb55d34d434','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "E6", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb55d34d434"}','0dc797855f335a2dbc2d44dfcda8acfa64ced77be87df85522c5f2da38a6e8d1','63f61231f3ff27ea631ced23e6c745f66a5963de7bce71a4564a89fd2d7616f3');
INSERT INTO "audit_entries" VALUES(26,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb6d5ce3f77','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "D", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb6d5ce3f77"}','63f61231f3ff27ea631ced23e6c745f66a5963de7bce71a4564a89fd2d7616f3','39f82eaecf16b73600a0ece5d364d58d17e6d196f7fe719dccd029324a8034fc');
INSERT INTO "audit_entries" VALUES(27,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb77abef51a','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "G", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb77abef51a"}','39f82eaecf16b73600a0ece5d364d58d17e6d196f7fe719dccd029324a8034fc','6b7a76e022c10ff47085aed8f4420d9d5b4b9c63c63214bf8ce2d23a06f43a3a');
INSERT INTO "audit_entries" VALUES(28,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb89067589b','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "X1", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb89067589b"}','6b7a76e022c10ff47085aed8f4420d9d5b4b9c63c63214bf8ce2d23a06f43a3a','143a82ea087ea92b8a3601db1687a1f006b55c8261c88664123abc14d50f14bd');
INSERT INTO "audit_entries" VALUES(29,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bb9222661d3','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "X2", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bb9222661d3"}','143a82ea087ea92b8a3601db1687a1f006b55c8261c88664123abc14d50f14bd','f5a6ec6737ac3800e289c13f3df3d912545bbe0bdd56d362014da24d81ad8674');
INSERT INTO "audit_entries" VALUES(30,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bba69b3961a','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "X3", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bba69b3961a"}','f5a6ec6737ac3800e289c13f3df3d912545bbe0bdd56d362014da24d81ad8674','5213f21a000b810644fb722e7373f15bc3c2de6a67e9de63f534fe8e2a386441');
INSERT INTO "audit_entries" VALUES(31,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bbb3c48e500','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "X4", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bbb3c48e500"}','5213f21a000b810644fb722e7373f15bc3c2de6a67e9de63f534fe8e2a386441','e1c3e0469b286f4a3bb71b489d728a370f723aea555087b0e75a5632e5b18764');
INSERT INTO "audit_entries" VALUES(32,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','answers','01a203c6-b4ef-7780-9150-2bbcf18fcd87','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "X7", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a203c6-b4ef-7780-9150-2bbcf18fcd87"}','e1c3e0469b286f4a3bb71b489d728a370f723aea555087b0e75a5632e5b18764','c3c97f20ab1c20cf5a70bdd39b43255f69a7c4278ed6afa9941b4c18029c7040');
INSERT INTO "audit_entries" VALUES(33,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"nature": ["", "\u6c11\u4e8b"], "track": ["", "RM"], "channel": ["", "\u4eba\u6c11\u8c03\u89e3"]}','c3c97f20ab1c20cf5a70bdd39b43255f69a7c4278ed6afa9941b4c18029c7040','2be0044b76b7834b56419aa20bc36241c8c4daa332371d8b042ce78a2eea29cb');
INSERT INTO "audit_entries" VALUES(34,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"state": ["\u5df2\u767b\u8bb0", "\u5df2\u53d7\u7406"], "accepted_on": [null, "2026-11-20"]}','2be0044b76b7834b56419aa20bc36241c8c4daa332371d8b042ce78a2eea29cb','d3feb20daf957b8a9784d1d3c9b3d4782e125c9312de194e95fdff847693051b');
INSERT INTO "audit_entries" VALUES(35,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','deadlines','01a203c6-b4f9-71fe-8439-c9cf6f6d4b1a','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "limitation", "name": "\u6c11\u4e8b\u8bc9\u8bbc\u65f6\u6548", "started_on": "2026-11-20", "due_on": "2029-11-20", "id": "01a203c6-b4f9-71fe-8439-c9cf6f6d4b1a"}','d3feb20daf957b8a9784d1d3c9b3d4782e125c9312de194e95fdff847693051b','eece7489c3a0aa6d244d4d73b7cda60ec3d1df36f4a98b76be551bea58d5c70d');
INSERT INTO "audit_entries" VALUES(36,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','deadlines','01a203c6-b4fb-71e8-aa1a-d0c955ae91b8','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "rm-term", "name": "\u4eba\u6c11\u8c03\u89e3\u671f\u9650", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a203c6-b4fb-71e8-aa1a-d0c955ae91b8"}','eece7489c3a0aa6d244d4d73b7cda60ec3d1df36f4a98b76be551bea58d5c70d','9e8865727e2c4a7a1a75bfeca7ff7e3a027446c62a8f5c52a173cc42efc189d8');
INSERT INTO "audit_entries" VALUES(37,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','sittings','01a203c6-b502-701c-a86d-1ae3520d424e','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "number": 1, "place": "\u8c03\u89e3\u5ba4", "mode": "\u9762\u5bf9\u9762", "public": true, "phase": "\u51c6\u5907", "paused": false, "started_at": "2026-11-20T02:30:00+00:00", "recorder": "\u6768\u8c03\u89e3", "topic": "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7", "simple": false, "timed": true, "minutes": 10, "speaking_order": [], "checklist": {}, "opening": {}, "alone": {}, "routes_told": false, "id": "01a203c6-b502-701c-a86d-1ae3520d424e", "version": 1}','9e8865727e2c4a7a1a75bfeca7ff7e3a027446c62a8f5c52a173cc42efc189d8','173ec4f1c8cade927b0f9c7de884a71657c33e3d3fdd246f23cf6495c078eb96');
INSERT INTO "audit_entries" VALUES(38,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','attendances','01a203c6-b505-7050-94a2-a4c0dfa08708','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "sitting_id": "01a203c6-b502-701c-a86d-1ae3520d424e", "position": 0, "officer_id": "01a203c6-b381-7741-9839-c0be2571c777", "name": "\u6768\u8c03\u89e3", "kind": "\u4eba\u6c11\u8c03\u89e3\u5458", "unit": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "host": true, "id": "01a203c6-b505-7050-94a2-a4c0dfa08708"}','173ec4f1c8cade927b0f9c7de884a71657c33e3d3fdd246f23cf6495c078eb96','99c4344999f06630538c4f5f48785b45359ba76b7321a5f59502f1f2a6750fdd');
INSERT INTO "audit_entries" VALUES(39,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"state": ["\u5df2\u53d7\u7406", "\u8c03\u89e3\u4e2d"]}','99c4344999f06630538c4f5f48785b45359ba76b7321a5f59502f1f2a6750fdd','a384eab73da88ca6cea91dcc9746909e3437699d2efdb759b55078cd9d2a9be1');
INSERT INTO "audit_entries" VALUES(40,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','sittings','01a203c6-b502-701c-a86d-1ae3520d424e','01a203c6b3887495b11c75420be69ac5','{"phase": ["\u51c6\u5907", "\u7fa4\u4f17\u5148\u8bf4\u7406"]}','a384eab73da88ca6cea91dcc9746909e3437699d2efdb759b55078cd9d2a9be1','4f0569c5a28dbcecfc35f2e299f90b2eacd21f9a31c981c6e21ef315890ed1ea');
INSERT INTO "audit_entries" VALUES(41,'2026-11-20 02:30:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','sitting_events','01a203c6-b510-76a3-bb11-f6046fbb51a9','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "sitting_id": "01a203c6-b502-701c-a86d-1ae3520d424e", "at": "2026-11-20T02:30:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7fa4\u4f17\u5148\u8bf4\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 1, "after": 0, "undo": {}, "id": "01a203c6-b510-76a3-bb11-f6046fbb51a9"}','4f0569c5a28dbcecfc35f2e299f90b2eacd21f9a31c981c6e21ef315890ed1ea','f1a17d74968b2e70c8237f51e8df96eba11b486c8772f01bf44cecb0b22e634b');
INSERT INTO "audit_entries" VALUES(42,'2026-11-20 02:31:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','记录','utterances','01a203c6-b512-7296-a7d1-b7d0e2f9225c','01a203c6b3887495b11c75420be69ac5','{"seq": 1, "speaker": "\u5f20\u571f\u6839", "kind": "\u4e8b\u5b9e", "text": "\u4eca\u5e74\u6625\u4e0a\u4ed6\u628a\u6869\u5f80\u897f\u632a\u4e86\u4e24\u7281\u3002", "private": false}','f1a17d74968b2e70c8237f51e8df96eba11b486c8772f01bf44cecb0b22e634b','46e1d83fd62bca8a06a469499f7519732d6583a7076b39d2bf47215b486d2d6c');
INSERT INTO "audit_entries" VALUES(43,'2026-11-20 02:32:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','记录','utterances','01a203c6-b513-7413-a60c-e584da0faadc','01a203c6b3887495b11c75420be69ac5','{"seq": 2, "speaker": "\u8d75\u6c34\u751f", "kind": "\u4e8b\u5b9e", "text": "\u632a\u6869\u662f\u5b69\u5b50\u5e72\u6d3b\u65f6\u78b0\u7684\u3002", "private": false}','46e1d83fd62bca8a06a469499f7519732d6583a7076b39d2bf47215b486d2d6c','d0c54142f7ae434a8f3a85496389e91e272f8f5d4284dc0846bd7d4a4aa67f32');
INSERT INTO "audit_entries" VALUES(44,'2026-11-20 02:32:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','sittings','01a203c6-b502-701c-a86d-1ae3520d424e','01a203c6b3887495b11c75420be69ac5','{"phase": ["\u7fa4\u4f17\u5148\u8bf4\u7406", "\u6c11\u8b66\u540e\u68b3\u7406"]}','d0c54142f7ae434a8f3a85496389e91e272f8f5d4284dc0846bd7d4a4aa67f32','cd7e8653231d41ac3fbbc7791fec1efec99bdc9114931c2abeae355078fa0bf8');
INSERT INTO "audit_entries" VALUES(45,'2026-11-20 02:32:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','sitting_events','01a203c6-b516-77e6-bd99-15b30c5a21b8','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "sitting_id": "01a203c6-b502-701c-a86d-1ae3520d424e", "at": "2026-11-20T02:32:00+00:00", "kind": "\u9636\u6bb5", "text": "\u6c11\u8b66\u540e\u68b3\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 2, "after": 2, "undo": {}, "id": "01a203c6-b516-77e6-bd99-15b30c5a21b8"}','cd7e8653231d41ac3fbbc7791fec1efec99bdc9114931c2abeae355078fa0bf8','4f3a955b66876aaa8c690af616fd377f546cb9c8c0f0e0b7734b10cf8f93cd18');
INSERT INTO "audit_entries" VALUES(46,'2026-11-20 02:33:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','记录','utterances','01a203c6-b517-7218-96bb-4f278c8c066b','01a203c6b3887495b11c75420be69ac5','{"seq": 3, "speaker": "\u845b\u6c11\u8b66", "kind": "\u4e8b\u5b9e", "text": "2009\u5e74\u6307\u754c\u8d70\u5411\u53cc\u65b9\u6ca1\u6709\u4e89\u8bae\u3002", "private": false}','4f3a955b66876aaa8c690af616fd377f546cb9c8c0f0e0b7734b10cf8f93cd18','cbef46b51a6aa073f12111a180794c5512d90de0738d15ed99a9fb1581175c8b');
INSERT INTO "audit_entries" VALUES(47,'2026-11-20 02:33:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"root_cause": ["", "2009\u5e74\u6307\u754c\u65f6\u6ca1\u6709\u7acb\u6869"]}','cbef46b51a6aa073f12111a180794c5512d90de0738d15ed99a9fb1581175c8b','1b19869169fa5d33cad00a33b687c9417891bc7c08db6ca62e3d10c59c90903c');
INSERT INTO "audit_entries" VALUES(48,'2026-11-20 02:33:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','sittings','01a203c6-b502-701c-a86d-1ae3520d424e','01a203c6b3887495b11c75420be69ac5','{"phase": ["\u6c11\u8b66\u540e\u68b3\u7406", "\u8b66\u6c11\u5171\u8c08\u7406"]}','1b19869169fa5d33cad00a33b687c9417891bc7c08db6ca62e3d10c59c90903c','3fd8fbf65ff0146987686ecaffbb551fb9780dd7099a34dbd8be4ce26899cdbc');
INSERT INTO "audit_entries" VALUES(49,'2026-11-20 02:33:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','sitting_events','01a203c6-b51b-76b5-842c-1df6bc6253d9','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "sitting_id": "01a203c6-b502-701c-a86d-1ae3520d424e", "at": "2026-11-20T02:33:00+00:00", "kind": "\u9636\u6bb5", "text": "\u8b66\u6c11\u5171\u8c08\u7406", "by_name": "\u845b\u6c11\u8b66", "seq": 3, "after": 3, "undo": {}, "id": "01a203c6-b51b-76b5-842c-1df6bc6253d9"}','3fd8fbf65ff0146987686ecaffbb551fb9780dd7099a34dbd8be4ce26899cdbc','d5aab208289a9a1d43415925492eb77bf69471d290110a73b07c6237418815e2');
INSERT INTO "audit_entries" VALUES(50,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','记录','utterances','01a203c6-b51c-755f-8885-ae26840013e7','01a203c6b3887495b11c75420be69ac5','{"seq": 4, "speaker": "\u8d75\u6c34\u751f", "kind": "\u65b9\u6848", "text": "\u9ea6\u5b50\u94b1\u6211\u51fa\uff0c\u660e\u5929\u683d\u5b8c\u6869\u5c31\u7ed9\u3002", "private": false}','d5aab208289a9a1d43415925492eb77bf69471d290110a73b07c6237418815e2','3745101e8846c17cde2cbd7ea79abd914b4c5ad0feb8554e0455248b15330964');
INSERT INTO "audit_entries" VALUES(51,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','agreements','01a203c6-b51e-7007-8205-2bfedba75322','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "sitting_id": "01a203c6-b502-701c-a86d-1ae3520d424e", "edition": 1, "form": "\u4e66\u9762", "state": "\u8349\u7a3f", "facts": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "issues": "\u754c\u6869\u4f4d\u7f6e\uff1b\u9ea6\u82d7\u635f\u5931", "responsibility": "\u53cc\u65b9\u5404\u6709\u8d23\u4efb", "performance": "\u6309\u5404\u6761\u7ea6\u5b9a\u7684\u65f6\u95f4\u548c\u65b9\u5f0f\u5c65\u884c", "perform_by": "2026-11-23", "on_the_spot": false, "id": "01a203c6-b51e-7007-8205-2bfedba75322", "version": 1}','3745101e8846c17cde2cbd7ea79abd914b4c5ad0feb8554e0455248b15330964','2584b8c4d68009cad9ea6ec448b82548ad6d5a83707f4a00021fbc0af6081a67');
INSERT INTO "audit_entries" VALUES(52,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','clauses','01a203c6-b530-721b-a618-059833893cab',NULL,'{"agreement_id": "01a203c6-b51e-7007-8205-2bfedba75322", "position": 0, "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "payer": "\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "blanks": {}, "shares": {}, "schedule": [], "id": "01a203c6-b530-721b-a618-059833893cab", "version": 1}','2584b8c4d68009cad9ea6ec448b82548ad6d5a83707f4a00021fbc0af6081a67','63e3f08211ce19e04cf502d4fda0a174ca455d34c3cfb927c9dfc92a00c94163');
INSERT INTO "audit_entries" VALUES(53,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','clauses','01a203c6-b530-721b-a618-0599070d0dff',NULL,'{"agreement_id": "01a203c6-b51e-7007-8205-2bfedba75322", "position": 1, "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "payer": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "blanks": {}, "shares": {}, "schedule": [], "id": "01a203c6-b530-721b-a618-0599070d0dff", "version": 1}','63e3f08211ce19e04cf502d4fda0a174ca455d34c3cfb927c9dfc92a00c94163','2201e5ab0c83ebba31d20253f9c7744cdfc0728d89537dd9c14bbd5b78919a2e');
INSERT INTO "audit_entries" VALUES(54,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','clauses','01a203c6-b530-721b-a618-059a7e091b5b',NULL,'{"agreement_id": "01a203c6-b51e-7007-8205-2bfedba75322", "position": 2, "text": "\u53cc\u65b9\u5c31\u672c\u6b21\u7ea0\u7eb7\u7684\u6c11\u4e8b\u8d54\u507f\u4e00\u6b21\u6027\u4e86\u7ed3\uff0c\u4eca\u540e\u4e92\u4e0d\u6ecb\u6270\u3002", "blanks": {}, "shares": {}, "schedule": [], "id": "01a203c6-b530-721b-a618-059a7e091b5b", "version": 1}','2201e5ab0c83ebba31d20253f9c7744cdfc0728d89537dd9c14bbd5b78919a2e','36a78556053dc5b4db981d85388209f79280ce3f7c40ff83c0fe6f949139faae');
INSERT INTO "audit_entries" VALUES(55,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','obligations','01a203c6-b533-779c-9016-8384195763bf','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "clause_id": "01a203c6-b530-721b-a618-059833893cab", "debtor": "\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839", "kind": "\u7ed9\u4ed8", "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a203c6-b533-779c-9016-8384195763bf", "version": 1}','36a78556053dc5b4db981d85388209f79280ce3f7c40ff83c0fe6f949139faae','3a12fe8d48193b486a1a51847a256e52162e351fde1298678fe5b97b7cea3083');
INSERT INTO "audit_entries" VALUES(56,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','obligations','01a203c6-b533-779c-9016-83853576a801','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "clause_id": "01a203c6-b530-721b-a618-0599070d0dff", "debtor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "kind": "\u884c\u4e3a", "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a203c6-b533-779c-9016-83853576a801", "version": 1}','3a12fe8d48193b486a1a51847a256e52162e351fde1298678fe5b97b7cea3083','a47fb2db8df8c44b4dbc67a239f5945111a456045de272c6f588ba0cce671548');
INSERT INTO "audit_entries" VALUES(57,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','sittings','01a203c6-b502-701c-a86d-1ae3520d424e','01a203c6b3887495b11c75420be69ac5','{"phase": ["\u8b66\u6c11\u5171\u8c08\u7406", "\u7ed3\u675f"], "ended_at": [null, "2026-11-20T02:34:00+00:00"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "phase_before": ["", "\u8b66\u6c11\u5171\u8c08\u7406"]}','a47fb2db8df8c44b4dbc67a239f5945111a456045de272c6f588ba0cce671548','b2812154b09cc3c50b3930ce7c437529fe8adf4795b8079a383c61a5b4ffc7c8');
INSERT INTO "audit_entries" VALUES(58,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','sitting_events','01a203c6-b539-74ef-8283-8e59a6b8a1dc','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "sitting_id": "01a203c6-b502-701c-a86d-1ae3520d424e", "at": "2026-11-20T02:34:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7ed3\u675f", "by_name": "\u845b\u6c11\u8b66", "seq": 4, "after": 4, "undo": {}, "id": "01a203c6-b539-74ef-8283-8e59a6b8a1dc"}','b2812154b09cc3c50b3930ce7c437529fe8adf4795b8079a383c61a5b4ffc7c8','7ce977385b82eaa2d9c2fa1cef8158e096719278afcec189854739cd2cb09bca');
INSERT INTO "audit_entries" VALUES(59,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','cases','01a203c6-b388-7495-b11c-75420be69ac5','01a203c6b3887495b11c75420be69ac5','{"state": ["\u8c03\u89e3\u4e2d", "\u8fbe\u6210\u5f85\u5c65\u884c"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "concluded_on": [null, "2026-11-20"]}','7ce977385b82eaa2d9c2fa1cef8158e096719278afcec189854739cd2cb09bca','7ffbeca3ead89e72c7e90100d516316160d0e111a82497ac6266d095de8554b2');
INSERT INTO "audit_entries" VALUES(60,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','deadlines','01a203c6-b4fb-71e8-aa1a-d0c955ae91b8','01a203c6b3887495b11c75420be69ac5','{"met_on": [null, "2026-11-20"]}','7ffbeca3ead89e72c7e90100d516316160d0e111a82497ac6266d095de8554b2','d45ad48dbede51e01939270bd87eb3623bafdc8ac3d480d6ffbced2671382917');
INSERT INTO "audit_entries" VALUES(61,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','修改','agreements','01a203c6-b51e-7007-8205-2bfedba75322','01a203c6b3887495b11c75420be69ac5','{"state": ["\u8349\u7a3f", "\u5df2\u7b7e"], "signed_on": [null, "2026-11-20"], "effective_on": [null, "2026-11-20"]}','d45ad48dbede51e01939270bd87eb3623bafdc8ac3d480d6ffbced2671382917','532174208e15fbc7ec603e5bbe38c868817dac6ef2f1ff552f3a4bb93beac8a1');
INSERT INTO "audit_entries" VALUES(62,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','deadlines','01a203c6-b542-772a-852c-66e9bc5c44be','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "rm-confirm", "name": "\u7533\u8bf7\u53f8\u6cd5\u786e\u8ba4", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a203c6-b542-772a-852c-66e9bc5c44be"}','532174208e15fbc7ec603e5bbe38c868817dac6ef2f1ff552f3a4bb93beac8a1','21c45fe107d087b05bb322736479bb379590e3c235f7361e63abd9a4b4eb975a');
INSERT INTO "audit_entries" VALUES(63,'2026-11-20 02:34:00.000000','01a203c6b380708ab5b33496321952d3','葛民警','新增','deadlines','01a203c6-b545-737a-bf4e-969725768a23','01a203c6b3887495b11c75420be69ac5','{"case_id": "01a203c6-b388-7495-b11c-75420be69ac5", "key": "performance", "name": "\u534f\u8bae\u5c65\u884c\u671f\u6ee1", "started_on": "2026-11-20", "due_on": "2026-11-23", "id": "01a203c6-b545-737a-bf4e-969725768a23"}','21c45fe107d087b05bb322736479bb379590e3c235f7361e63abd9a4b4eb975a','1404068accc2bb23d4e2f5836329641fe0dea9dd7082f708e2d1914d5f8bdcb7');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,63,'1404068accc2bb23d4e2f5836329641fe0dea9dd7082f708e2d1914d5f8bdcb7');
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
INSERT INTO "cases" VALUES('西调2026-1','张土根与赵水生山林土地纠纷','2026-11-20 02:30:00.000000','葛民警','110警情','13012420261119077','2026-11-19','2026年11月19日17时40分','西岔村二组老槐树地头','西岔村','land','','','','民事','殴打他人','','','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。',2,50000,'不构成轻微伤',NULL,'','[]',1,1,'','RM','','人民调解','','','',NULL,1,NULL,NULL,0,'','达成待履行','达成协议','01a203c6b380708ab5b33496321952d3','葛民警',NULL,'2026-11-20','2026-11-20',NULL,NULL,'','','','','2009年指界时没有立桩',0,'','','','{}','','01a203c6b3887495b11c75420be69ac5',8,NULL,'');
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
CREATE TABLE claims (
	case_id CHAR(32) NOT NULL, 
	tier VARCHAR NOT NULL, 
	tier_reason VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	amount BIGINT, 
	payee VARCHAR NOT NULL, 
	payee_id CHAR(32), 
	certificate VARCHAR NOT NULL, 
	score VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	drawn_on DATE NOT NULL, 
	sent_on DATE, 
	by_name VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	back_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_claims PRIMARY KEY (id), 
	CONSTRAINT fk_claims_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id), 
	CONSTRAINT fk_claims_payee_id_mediators FOREIGN KEY(payee_id) REFERENCES mediators (id)
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
INSERT INTO "clauses" VALUES('01a203c6b51e700782052bfedba75322',0,'赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。','','赵水生','张土根',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','{}','','{}','[]','','','','01a203c6b530721ba618059833893cab',1,NULL,'');
INSERT INTO "clauses" VALUES('01a203c6b51e700782052bfedba75322',1,'双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。','','张土根、赵水生','张土根、赵水生',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','{}','','{}','[]','','','','01a203c6b530721ba6180599070d0dff',1,NULL,'');
INSERT INTO "clauses" VALUES('01a203c6b51e700782052bfedba75322',2,'双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。','','','',NULL,NULL,'','',NULL,'','{}','','{}','[]','','','','01a203c6b530721ba618059a7e091b5b',1,NULL,'');
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
INSERT INTO "deadlines" VALUES('01a203c6b3887495b11c75420be69ac5','limitation','民事诉讼时效','2026-11-20','2029-11-20',NULL,'','','01a203c6b4f971fe8439c9cf6f6d4b1a');
INSERT INTO "deadlines" VALUES('01a203c6b3887495b11c75420be69ac5','rm-term','人民调解期限','2026-11-20','2026-12-21','2026-11-20','','','01a203c6b4fb71e8aa1ad0c955ae91b8');
INSERT INTO "deadlines" VALUES('01a203c6b3887495b11c75420be69ac5','rm-confirm','申请司法确认','2026-11-20','2026-12-21',NULL,'','','01a203c6b542772a852c66e9bc5c44be');
INSERT INTO "deadlines" VALUES('01a203c6b3887495b11c75420be69ac5','performance','协议履行期满','2026-11-20','2026-11-23',NULL,'','','01a203c6b545737abf4e969725768a23');
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
INSERT INTO "demands" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b38a747daf9aed9a6a16295c','赔偿金额','赔麦苗钱，重新定界',50000,'','2026-11-20 02:30:00.000000',NULL,'01a203c6b4ea77d2ba20519ba169b14a',NULL,'');
INSERT INTO "demands" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b4cc7729b66766a8b60f6d0b','其他','不同意是自己挪桩',NULL,'','2026-11-20 02:30:00.000000',NULL,'01a203c6b4ed76a4b3a665f0417c0a8f',NULL,'');
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
CREATE TABLE export_log (
	at DATETIME NOT NULL, 
	by_id CHAR(32), 
	by_name VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	selection VARCHAR NOT NULL, 
	recipient VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	masked BOOLEAN NOT NULL, 
	veiled BOOLEAN NOT NULL, 
	rows INTEGER NOT NULL, 
	file VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_export_log PRIMARY KEY (id)
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
CREATE TABLE legacy_cases (
	batch_id CHAR(32) NOT NULL, 
	case_id CHAR(32) NOT NULL, 
	identity VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	sheet VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_legacy_cases PRIMARY KEY (id), 
	CONSTRAINT fk_legacy_cases_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id), 
	CONSTRAINT fk_legacy_cases_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
CREATE TABLE legacy_people (
	batch_id CHAR(32) NOT NULL, 
	person_id CHAR(32), 
	organisation_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_legacy_people PRIMARY KEY (id), 
	CONSTRAINT fk_legacy_people_batch_id_batches FOREIGN KEY(batch_id) REFERENCES batches (id), 
	CONSTRAINT fk_legacy_people_person_id_persons FOREIGN KEY(person_id) REFERENCES persons (id), 
	CONSTRAINT fk_legacy_people_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id)
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
INSERT INTO "number_series" VALUES('case','西调',2026,1,'01a203c6b4e676ba9c99fda96f328a90');
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
INSERT INTO "numbers" VALUES('01a203c6b4e676ba9c99fda96f328a90',1,'西调2026-1','有效','','01a203c6b3887495b11c75420be69ac5',NULL,'2026-11-20 02:30:00.000000','葛民警','','01a203c6b4e8743fb30ce06c4bd0c301');
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
INSERT INTO "obligations" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b530721ba618059833893cab','赵水生','张土根','给付','赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','01a203c6b533779c90168384195763bf',1,NULL,'');
INSERT INTO "obligations" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b530721ba6180599070d0dff','张土根、赵水生','张土根、赵水生','行为','双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','01a203c6b533779c901683853576a801',1,NULL,'');
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
INSERT INTO "officers" VALUES('admin','管理','管理员','','','','','$argon2id$v=19$m=8,t=1,p=1$lc8p4E++WKhhB7SOHmM1+Q$3RMsETg3WOfExTJDdIkg3yKfk/2qiApyzoUxyM2NrPw',0,NULL,'01a203c6b37e740fa051274bdc1c46a3',1,NULL,'');
INSERT INTO "officers" VALUES('ge','葛民警','民警','','西岔派出所民警','','','$argon2id$v=19$m=8,t=1,p=1$lpXiUfhcYEourv3RJZUlkQ$HRtdI4FCUa0Jv3ZSSnMZvTNF2ntDTUgoRecevylw6w4',0,NULL,'01a203c6b380708ab5b33496321952d3',1,NULL,'');
INSERT INTO "officers" VALUES('yang','杨调解','调解员','','西岔镇人民调解委员会','','','$argon2id$v=19$m=8,t=1,p=1$WG0CS11nr86ILTYnuRKuHw$7HI0SxEYjKJ58m3VJjec6Fuq+qoUqI746i4YNvNlpT0',0,NULL,'01a203c6b38177419839c0be2571c777',1,NULL,'');
INSERT INTO "officers" VALUES('fu','傅辅警','辅警','','辅警','','','$argon2id$v=19$m=8,t=1,p=1$i/kGLD386fR/Ab2hbJ4Yyg$kvMq93jni5lsshuChHgEICEsnQoBph65hphqIuxuNcE',0,NULL,'01a203c6b38273acbbfb474c7df17cfa',1,NULL,'');
INSERT INTO "officers" VALUES('suo','索所长','所领导','','所长','','','$argon2id$v=19$m=8,t=1,p=1$1EgWqZS5sqSbA5my7OhZXw$drWURlC8tteKMUby9i01j2Iv4Su2NSr9KDBAN45HdMg',0,NULL,'01a203c6b383724d80baf43a86a55060',1,NULL,'');
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
CREATE TABLE own_forms (
	name VARCHAR NOT NULL, 
	edition VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	mapping JSON NOT NULL, 
	made_by_name VARCHAR NOT NULL, 
	made_at DATETIME, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_own_forms PRIMARY KEY (id)
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
INSERT INTO "parties" VALUES('01a203c6b3887495b11c75420be69ac5','甲',0,'被侵害人','张土根',0,1,'01a203c6b38c7614860a1b895e3968a4',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a203c6b38a747daf9aed9a6a16295c',1,NULL,'');
INSERT INTO "parties" VALUES('01a203c6b3887495b11c75420be69ac5','乙',1,'违法嫌疑人','赵水生',0,1,'01a203c6b4cd776eb0361971ed649115',NULL,'','',NULL,'',NULL,0,'[]','',NULL,'',NULL,'同意','','01a203c6b4cc7729b66766a8b60f6d0b',1,NULL,'');
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
INSERT INTO "persons" VALUES('张土根','','','zhangtugen','ztg','男','汉族','1968-05-07',NULL,'居民身份证','990124196805070114','','13800001234','西岔村二组12号','','','农民','',0,'','01a203c6b38c7614860a1b895e3968a4',1,NULL,'');
INSERT INTO "persons" VALUES('赵水生','','','zhaoshuisheng','zss','男','汉族','1971-01-02',NULL,'居民身份证','99012419710102013X','','13800005678','西岔村二组15号','','','农民','',0,'','01a203c6b4cd776eb0361971ed649115',1,NULL,'');
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
CREATE TABLE reports (
	form VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	first_day DATE NOT NULL, 
	after_day DATE NOT NULL, 
	edition INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	typed JSON NOT NULL, 
	figures JSON NOT NULL, 
	listed JSON NOT NULL, 
	zero BOOLEAN NOT NULL, 
	maker_id CHAR(32), 
	maker_name VARCHAR NOT NULL, 
	signer_name VARCHAR NOT NULL, 
	submitted_at DATETIME, 
	reason VARCHAR NOT NULL, 
	recalled_at DATETIME, 
	recalled_by VARCHAR NOT NULL, 
	recall_reason VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_reports PRIMARY KEY (id)
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
CREATE TABLE saved_filters (
	owner_id CHAR(32) NOT NULL, 
	page VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	said JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_saved_filters PRIMARY KEY (id)
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
INSERT INTO "sitting_events" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b502701ca86d1ae3520d424e','2026-11-20 02:30:00.000000','阶段','群众先说理',NULL,'葛民警',1,0,'{}','01a203c6b51076a3bb11f6046fbb51a9',NULL,'');
INSERT INTO "sitting_events" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b502701ca86d1ae3520d424e','2026-11-20 02:32:00.000000','阶段','民警后梳理',NULL,'葛民警',2,2,'{}','01a203c6b51677e6bd9915b30c5a21b8',NULL,'');
INSERT INTO "sitting_events" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b502701ca86d1ae3520d424e','2026-11-20 02:33:00.000000','阶段','警民共谈理',NULL,'葛民警',3,3,'{}','01a203c6b51b76b5842c1df6bc6253d9',NULL,'');
INSERT INTO "sitting_events" VALUES('01a203c6b3887495b11c75420be69ac5','01a203c6b502701ca86d1ae3520d424e','2026-11-20 02:34:00.000000','阶段','结束',NULL,'葛民警',4,4,'{}','01a203c6b53974ef82838e59a6b8a1dc',NULL,'');
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
INSERT INTO "sittings" VALUES('01a203c6b3887495b11c75420be69ac5',1,'调解室','面对面',1,'结束',0,'2026-11-20 02:30:00.000000','2026-11-20 02:34:00.000000','杨调解','','张土根与赵水生山林土地纠纷','达成协议','','','','',0,1,10,'','[]','{}','{}','{}','警民共谈理',NULL,'','',0,'01a203c6b502701ca86d1ae3520d424e',5,NULL,'');
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
INSERT INTO "stations" VALUES('西岔派出所','西岔县公安局西岔派出所','西公（西）','西调','西岔镇人民调解委员会','西','西岔派出所调解室','西岔镇人民路1号','0123-1234567','西岔县人民法院','示范省',0,'{}','01a203c6b37a7787a2d51e5ed9ae2d0b',1);
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
INSERT INTO "utterances" VALUES('01a203c6b502701ca86d1ae3520d424e',1,'2026-11-20 02:31:00.000000','群众先说理','张土根',NULL,'事实','今年春上他把桩往西挪了两犁。',0,'',0,NULL,'',NULL,0,NULL,'','01a203c6b5127296a7d1b7d0e2f9225c');
INSERT INTO "utterances" VALUES('01a203c6b502701ca86d1ae3520d424e',2,'2026-11-20 02:32:00.000000','群众先说理','赵水生',NULL,'事实','挪桩是孩子干活时碰的。',0,'',0,NULL,'',NULL,0,NULL,'','01a203c6b5137413a60ce584da0faadc');
INSERT INTO "utterances" VALUES('01a203c6b502701ca86d1ae3520d424e',3,'2026-11-20 02:33:00.000000','民警后梳理','葛民警',NULL,'事实','2009年指界走向双方没有争议。',0,'',0,NULL,'',NULL,0,NULL,'','01a203c6b517721896bb4f278c8c066b');
INSERT INTO "utterances" VALUES('01a203c6b502701ca86d1ae3520d424e',4,'2026-11-20 02:34:00.000000','警民共谈理','赵水生',NULL,'方案','麦子钱我出，明天栽完桩就给。',0,'',0,NULL,'',NULL,0,NULL,'','01a203c6b51c755f8885ae26840013e7');
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
CREATE INDEX ix_persons_name ON persons (name);
CREATE INDEX ix_persons_initials ON persons (initials);
CREATE INDEX ix_persons_telephone ON persons (telephone);
CREATE INDEX ix_organisations_credit_code ON organisations (credit_code);
CREATE INDEX ix_organisations_name ON organisations (name);
CREATE INDEX ix_audit_entries_table_name ON audit_entries (table_name);
CREATE INDEX ix_audit_entries_case_id ON audit_entries (case_id);
CREATE INDEX ix_audit_entries_row_id ON audit_entries (row_id);
CREATE INDEX ix_reports_first_day ON reports (first_day);
CREATE INDEX ix_reports_form ON reports (form);
CREATE INDEX ix_reports_state ON reports (state);
CREATE INDEX ix_drafts_key ON drafts ("key");
CREATE INDEX ix_drafts_owner_id ON drafts (owner_id);
CREATE INDEX ix_saved_filters_owner_id ON saved_filters (owner_id);
CREATE INDEX ix_export_log_at ON export_log (at);
CREATE INDEX ix_export_log_what ON export_log (what);
CREATE INDEX ix_areas_officer_id ON areas (officer_id);
CREATE INDEX ix_areas_auxiliary_id ON areas (auxiliary_id);
CREATE INDEX ix_numbers_series_id ON numbers (series_id);
CREATE INDEX ix_numbers_text ON numbers (text);
CREATE INDEX ix_numbers_case_id ON numbers (case_id);
CREATE INDEX ix_concerns_sign ON concerns (sign);
CREATE INDEX ix_concerns_owner_id ON concerns (owner_id);
CREATE INDEX ix_batches_digest ON batches (digest);
CREATE INDEX ix_batches_kind ON batches (kind);
CREATE INDEX ix_batches_mapping_id ON batches (mapping_id);
CREATE INDEX ix_cases_voided ON cases (voided_at, id) WHERE voided_at IS NOT NULL;
CREATE INDEX ix_cases_area_id ON cases (area_id);
CREATE INDEX ix_cases_counted ON cases (received_at, concluded_on, outcome, state, voided_at, resolved_on, level, track, tier, nature, source, dispute_type, village, people_count, id);
CREATE INDEX ix_cases_concluded ON cases (concluded_on, received_at);
CREATE INDEX ix_cases_number ON cases (number);
CREATE INDEX ix_cases_split_from_id ON cases (split_from_id);
CREATE INDEX ix_cases_handler_id ON cases (handler_id);
CREATE INDEX ix_cases_received_at ON cases (received_at);
CREATE INDEX ix_cases_merged_into_id ON cases (merged_into_id);
CREATE INDEX ix_cases_state ON cases (state);
CREATE INDEX ix_villages_area_id ON villages (area_id);
CREATE INDEX ix_villages_name ON villages (name);
CREATE INDEX ix_mediators_area_id ON mediators (area_id);
CREATE INDEX ix_legacy_people_organisation_id ON legacy_people (organisation_id);
CREATE INDEX ix_legacy_people_person_id ON legacy_people (person_id);
CREATE INDEX ix_legacy_people_batch_id ON legacy_people (batch_id);
CREATE INDEX ix_parties_case_id ON parties (case_id, person_id, side, headcount, voided_at);
CREATE INDEX ix_parties_guardian_id ON parties (guardian_id);
CREATE INDEX ix_parties_person_id ON parties (person_id, case_id, voided_at);
CREATE INDEX ix_parties_organisation_id ON parties (organisation_id);
CREATE INDEX ix_parties_name ON parties (name);
CREATE INDEX ix_parties_agent_id ON parties (agent_id);
CREATE INDEX ix_answers_case_id ON answers (case_id);
CREATE INDEX ix_deadlines_open ON deadlines (met_on, due_on);
CREATE INDEX ix_deadlines_case_id ON deadlines (case_id);
CREATE INDEX ix_recordings_case_id ON recordings (case_id);
CREATE INDEX ix_recordings_sitting_id ON recordings (sitting_id);
CREATE INDEX ix_approvals_what ON approvals (what);
CREATE INDEX ix_approvals_case_id ON approvals (case_id);
CREATE INDEX ix_followups_case_id ON followups (case_id);
CREATE INDEX ix_followups_concern_id ON followups (concern_id);
CREATE INDEX ix_followups_owner_id ON followups (owner_id);
CREATE INDEX ix_followups_due_on ON followups (due_on);
CREATE INDEX ix_sittings_case_id ON sittings (case_id);
CREATE INDEX ix_sittings_started_at ON sittings (started_at);
CREATE INDEX ix_sittings_phase ON sittings (phase);
CREATE INDEX ix_overrides_case_id ON overrides (case_id);
CREATE INDEX ix_referrals_case_id ON referrals (case_id);
CREATE INDEX ix_visits_case_id ON visits (case_id);
CREATE INDEX ix_visits_open ON visits (done_on, due_on);
CREATE INDEX ix_papers_number ON papers (number);
CREATE INDEX ix_papers_code ON papers (code);
CREATE INDEX ix_papers_about ON papers (about);
CREATE INDEX ix_papers_form ON papers (form);
CREATE INDEX ix_papers_case_id ON papers (case_id);
CREATE INDEX ix_bookings_case_id ON bookings (case_id);
CREATE INDEX ix_bookings_when ON bookings (room_id, starts_at);
CREATE INDEX ix_bookings_room_id ON bookings (room_id);
CREATE INDEX ix_assignments_to_id ON assignments (to_id);
CREATE INDEX ix_assignments_by_id ON assignments (by_id);
CREATE INDEX ix_assignments_case_id ON assignments (case_id);
CREATE INDEX ix_assignments_due_on ON assignments (due_on);
CREATE INDEX ix_entries_case_id ON entries (case_id);
CREATE INDEX ix_entries_form ON entries (form);
CREATE INDEX ix_outreach_held_on ON outreach (held_on);
CREATE INDEX ix_outreach_case_id ON outreach (case_id);
CREATE UNIQUE INDEX ix_dossiers_case_id ON dossiers (case_id);
CREATE INDEX ix_claims_case_id ON claims (case_id);
CREATE INDEX ix_claims_drawn_on ON claims (drawn_on);
CREATE INDEX ix_claims_payee_id ON claims (payee_id);
CREATE UNIQUE INDEX uq_claims_case ON claims (case_id) WHERE voided_at IS NULL;
CREATE INDEX ix_legacy_cases_case_id ON legacy_cases (case_id);
CREATE INDEX ix_legacy_cases_identity ON legacy_cases (identity);
CREATE INDEX ix_legacy_cases_batch_id ON legacy_cases (batch_id);
CREATE INDEX ix_agreements_sitting_id ON agreements (sitting_id);
CREATE INDEX ix_agreements_case_id ON agreements (case_id);
CREATE INDEX ix_gradings_case_id ON gradings (case_id);
CREATE INDEX ix_gradings_approval_id ON gradings (approval_id);
CREATE INDEX ix_confidences_by_id ON confidences (by_id);
CREATE INDEX ix_confidences_case_id ON confidences (case_id);
CREATE INDEX ix_confidences_party_id ON confidences (party_id);
CREATE INDEX ix_demands_case_id ON demands (case_id);
CREATE INDEX ix_demands_party_id ON demands (party_id);
CREATE INDEX ix_attendances_sitting_id ON attendances (sitting_id);
CREATE INDEX ix_attendances_case_id ON attendances (case_id);
CREATE INDEX ix_attendances_mediator_id ON attendances (mediator_id);
CREATE INDEX ix_attendances_officer_id ON attendances (officer_id);
CREATE INDEX ix_sitting_events_case_id ON sitting_events (case_id);
CREATE INDEX ix_sitting_events_sitting_id ON sitting_events (sitting_id);
CREATE INDEX ix_calculations_case_id ON calculations (case_id);
CREATE INDEX ix_calculations_sitting_id ON calculations (sitting_id);
CREATE INDEX ix_paper_copies_paper_id ON paper_copies (paper_id);
CREATE INDEX ix_invitations_case_id ON invitations (case_id);
CREATE INDEX ix_invitations_mediator_id ON invitations (mediator_id);
CREATE INDEX ix_invitations_booking_id ON invitations (booking_id);
CREATE INDEX ix_offers_case_id ON offers (case_id);
CREATE INDEX ix_offers_sitting_id ON offers (sitting_id);
CREATE INDEX ix_utterances_sitting_id ON utterances (sitting_id);
CREATE INDEX ix_utterances_caucus_id ON utterances (caucus_id);
CREATE UNIQUE INDEX uq_utterances_sitting_seq ON utterances (sitting_id, seq);
CREATE INDEX ix_exhibits_sitting_id ON exhibits (sitting_id);
CREATE INDEX ix_exhibits_case_id ON exhibits (case_id);
CREATE INDEX ix_exhibits_party_id ON exhibits (party_id);
CREATE INDEX ix_alarms_place_key ON alarms (place_key);
CREATE INDEX ix_alarms_batch_id ON alarms (batch_id);
CREATE INDEX ix_alarms_task_id ON alarms (task_id);
CREATE INDEX ix_alarms_at ON alarms (at);
CREATE INDEX ix_alarms_number ON alarms (number);
CREATE UNIQUE INDEX ix_alarms_identity ON alarms (origin, identity) WHERE voided_at IS NULL;
CREATE INDEX ix_alarms_case_id ON alarms (case_id);
CREATE INDEX ix_extensions_deadline_id ON extensions (deadline_id);
CREATE INDEX ix_extensions_case_id ON extensions (case_id);
CREATE INDEX ix_turns_party_id ON turns (party_id);
CREATE INDEX ix_turns_sitting_id ON turns (sitting_id);
CREATE INDEX ix_turns_case_id ON turns (case_id);
CREATE INDEX ix_retellings_case_id ON retellings (case_id);
CREATE INDEX ix_retellings_sitting_id ON retellings (sitting_id);
CREATE INDEX ix_retellings_party_id ON retellings (party_id);
CREATE INDEX ix_caucuses_case_id ON caucuses (case_id);
CREATE INDEX ix_caucuses_party_id ON caucuses (party_id);
CREATE INDEX ix_caucuses_sitting_id ON caucuses (sitting_id);
CREATE INDEX ix_joint_tasks_case_id ON joint_tasks (case_id);
CREATE INDEX ix_joint_tasks_sitting_id ON joint_tasks (sitting_id);
CREATE INDEX ix_readings_case_id ON readings (case_id);
CREATE INDEX ix_readings_sitting_id ON readings (sitting_id);
CREATE INDEX ix_scan_pages_arrived_at ON scan_pages (arrived_at);
CREATE INDEX ix_scan_pages_paper_id ON scan_pages (paper_id);
CREATE INDEX ix_scan_pages_case_id ON scan_pages (case_id);
CREATE INDEX ix_scan_pages_source_sha256 ON scan_pages (source_sha256);
CREATE INDEX ix_scan_pages_state ON scan_pages (state);
CREATE INDEX ix_clauses_agreement_id ON clauses (agreement_id);
CREATE INDEX ix_confirmations_case_id ON confirmations (case_id);
CREATE INDEX ix_confirmations_agreement_id ON confirmations (agreement_id);
CREATE INDEX ix_contacts_invitation_id ON contacts (invitation_id);
CREATE INDEX ix_contacts_case_id ON contacts (case_id);
CREATE INDEX ix_contacts_party_id ON contacts (party_id);
CREATE INDEX ix_attachments_party_id ON attachments (party_id);
CREATE INDEX ix_attachments_exhibit_id ON attachments (exhibit_id);
CREATE INDEX ix_attachments_case_id ON attachments (case_id);
CREATE INDEX ix_alarm_parties_alarm_id ON alarm_parties (alarm_id);
CREATE INDEX ix_alarm_parties_key ON alarm_parties ("key");
CREATE INDEX ix_concern_members_concern_id ON concern_members (concern_id);
CREATE INDEX ix_concern_members_pair ON concern_members (concern_id, alarm_id, case_id);
CREATE INDEX ix_concern_members_case_id ON concern_members (case_id);
CREATE INDEX ix_concern_members_alarm_id ON concern_members (alarm_id);
CREATE INDEX ix_signing_steps_agreement_id ON signing_steps (agreement_id);
CREATE INDEX ix_signing_steps_case_id ON signing_steps (case_id);
CREATE INDEX ix_signing_steps_party_id ON signing_steps (party_id);
CREATE INDEX ix_obligations_case_id ON obligations (case_id);
CREATE INDEX ix_obligations_open ON obligations (performed_on, due_on);
CREATE INDEX ix_obligations_clause_id ON obligations (clause_id);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_instalments_obligation_id ON instalments (obligation_id);
CREATE INDEX ix_payments_obligation_id ON payments (obligation_id);
CREATE INDEX ix_payments_case_id ON payments (case_id);
COMMIT;
