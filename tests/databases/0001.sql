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
INSERT INTO "agreements" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2984700c84151b8a0b724565',1,'书面','已签','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。','界桩位置；麦苗损失','双方各有责任','按各条约定的时间和方式履行','2026-11-23','','','2026-11-20','','2026-11-20',0,'01a200ac299d74ba82785c19713778ab',2,NULL,'');
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','V','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bc8555f3bce');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','E1','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bc96cd9c7a1');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','E2','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bca54d55e93');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','E3','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bcbc2b5e08b');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','E4','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bcc2aef5642');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','E5','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bcd233fe21d');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','E6','是','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bcea0dd601c');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','D','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bcf6e23b99a');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','G','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bd02e1d5dba');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','X1','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bd1bd166dba');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','X2','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bd262f7e972');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','X3','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac2973728fb4079bd3b149810f');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','X4','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac297477c583645c617342c1dc');
INSERT INTO "answers" VALUES('01a200ac2943750fb569d7bb031abc31','X7','否','','葛民警','2026-11-20 02:30:00.000000','01a200ac297477c583645c629b810039');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','V','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda202194660e');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','E1','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda214b8d7d23');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','E2','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda22fb7e2c2f');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','E3','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda231514b436');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','E4','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda24603b3a88');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','E5','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda250dd1a1c3');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','E6','是','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda26c6090b1f');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','D','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda27b9f68399');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','G','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda28d5759e69');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','X1','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda2906441226');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','X2','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda2ac92c4764');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','X3','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda2b932da1f0');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','X4','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda2c5cedb9b6');
INSERT INTO "answers" VALUES('01a200ac29be728fa29749bfc2afa83e','X7','否','','葛民警','2026-11-20 02:34:00.000000','01a200ac29cd76adb39eda2d6ae6211a');
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
INSERT INTO "attendances" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2984700c84151b8a0b724565',0,NULL,'01a200ac2938703391f753673956adbb','杨调解','人民调解员','西岔镇人民调解委员会','','',1,'','','01a200ac298776b699c0004edf169042');
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
INSERT INTO "audit_entries" VALUES(1,'2026-11-20 02:30:00.000000',NULL,'系统','新增','stations','01a200ac-2929-705f-9908-9d6b018a316f',NULL,'{"name": "\u897f\u5c94\u6d3e\u51fa\u6240", "organ": "\u897f\u5c94\u53bf\u516c\u5b89\u5c40\u897f\u5c94\u6d3e\u51fa\u6240", "number_word": "\u897f\u516c\uff08\u897f\uff09", "case_word": "\u897f\u8c03", "committee": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "committee_word": "\u897f", "room": "\u897f\u5c94\u6d3e\u51fa\u6240\u8c03\u89e3\u5ba4", "address": "\u897f\u5c94\u9547\u4eba\u6c11\u8def1\u53f7", "telephone": "0123-1234567", "court": "\u897f\u5c94\u53bf\u4eba\u6c11\u6cd5\u9662", "province": "\u793a\u8303\u7701", "demo": false, "options": {}, "id": "01a200ac-2929-705f-9908-9d6b018a316f", "version": 1}','0000000000000000000000000000000000000000000000000000000000000000','7e57c96c7780d54ee1f963bc7b47567556babe94fdc6d4e4980ea7eb75009ffd');
INSERT INTO "audit_entries" VALUES(2,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a200ac-292f-7165-aabc-bdc13b524330',NULL,'{"login": "admin", "name": "\u7ba1\u7406", "role": "\u7ba1\u7406\u5458", "failures": 0, "id": "01a200ac-292f-7165-aabc-bdc13b524330", "version": 1}','7e57c96c7780d54ee1f963bc7b47567556babe94fdc6d4e4980ea7eb75009ffd','08d5b9cd29ec090f54a4989a0130686c4c2a551df9bae0bcc2f84080031fb29d');
INSERT INTO "audit_entries" VALUES(3,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a200ac-2935-7665-8322-ae8aa3fe1c04',NULL,'{"login": "ge", "name": "\u845b\u6c11\u8b66", "role": "\u6c11\u8b66", "title": "\u897f\u5c94\u6d3e\u51fa\u6240\u6c11\u8b66", "failures": 0, "id": "01a200ac-2935-7665-8322-ae8aa3fe1c04", "version": 1}','08d5b9cd29ec090f54a4989a0130686c4c2a551df9bae0bcc2f84080031fb29d','532ae7d7aff438fd1cca5000fc5d52953d3be3ebb333793040f1c701e4130b84');
INSERT INTO "audit_entries" VALUES(4,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a200ac-2938-7033-91f7-53673956adbb',NULL,'{"login": "yang", "name": "\u6768\u8c03\u89e3", "role": "\u8c03\u89e3\u5458", "title": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "failures": 0, "id": "01a200ac-2938-7033-91f7-53673956adbb", "version": 1}','532ae7d7aff438fd1cca5000fc5d52953d3be3ebb333793040f1c701e4130b84','bba2b7e269e495206ec473b5b643e0055f87c80a697bd48ccb04c37c5ea58cf7');
INSERT INTO "audit_entries" VALUES(5,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a200ac-293a-7503-a7f8-ca99b1981bb4',NULL,'{"login": "fu", "name": "\u5085\u8f85\u8b66", "role": "\u8f85\u8b66", "title": "\u8f85\u8b66", "failures": 0, "id": "01a200ac-293a-7503-a7f8-ca99b1981bb4", "version": 1}','bba2b7e269e495206ec473b5b643e0055f87c80a697bd48ccb04c37c5ea58cf7','6c1c5bcf45e8c0e0b0258dbc010b3bf66938f257f709ae1b18db56b54908f450');
INSERT INTO "audit_entries" VALUES(6,'2026-11-20 02:30:00.000000',NULL,'系统','新增','officers','01a200ac-293b-7182-936f-7e6ded927370',NULL,'{"login": "suo", "name": "\u7d22\u6240\u957f", "role": "\u6240\u9886\u5bfc", "title": "\u6240\u957f", "failures": 0, "id": "01a200ac-293b-7182-936f-7e6ded927370", "version": 1}','6c1c5bcf45e8c0e0b0258dbc010b3bf66938f257f709ae1b18db56b54908f450','fb3cf66e50075d99e33decca4821ec838756018d577b39cdce716e66529431c5');
INSERT INTO "audit_entries" VALUES(7,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','mediators','01a200ac-2940-735f-9735-264f2d91f605',NULL,'{"name": "\u6768\u8c03\u89e3", "kind": "\u4eba\u6c11\u8c03\u89e3\u5458", "id": "01a200ac-2940-735f-9735-264f2d91f605", "version": 1}','fb3cf66e50075d99e33decca4821ec838756018d577b39cdce716e66529431c5','0d4e3d5864f8f6da2af3638338777b3e65de07ec03399ae90909a87433e79edf');
INSERT INTO "audit_entries" VALUES(8,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"received_at": "2026-11-20T02:30:00+00:00", "received_by": "\u845b\u6c11\u8b66", "source": "110\u8b66\u60c5", "alarm_number": "13012420261119077", "occurred_on": "2026-11-19", "occurred_text": "2026\u5e7411\u670819\u65e517\u65f640\u5206", "place": "\u897f\u5c94\u6751\u4e8c\u7ec4\u8001\u69d0\u6811\u5730\u5934", "village": "\u897f\u5c94\u6751", "dispute_type": "land", "cause": "\u6bb4\u6253\u4ed6\u4eba", "brief": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "people_count": 2, "amount": 50000, "injury": "\u4e0d\u6784\u6210\u8f7b\u5fae\u4f24", "flags": [], "level": 1, "level_suggested": 1, "state": "\u5df2\u767b\u8bb0", "handler_id": "01a200ac-2935-7665-8322-ae8aa3fe1c04", "handler_name": "\u845b\u6c11\u8b66", "difficult": false, "dates_text": {}, "id": "01a200ac-2943-750f-b569-d7bb031abc31", "version": 1}','0d4e3d5864f8f6da2af3638338777b3e65de07ec03399ae90909a87433e79edf','ae8a4c65eda85147e296756c6ee8295fcc2f9b2d5dd6350fa06b26c815011f36');
INSERT INTO "audit_entries" VALUES(9,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','persons','01a200ac-2949-7697-8d72-1308cd23c635',NULL,'{"name": "\u5f20\u571f\u6839", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1968-05-07", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "990124196805070114", "telephone": "13800001234", "address": "\u897f\u5c94\u6751\u4e8c\u7ec412\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a200ac-2949-7697-8d72-1308cd23c635", "version": 1}','ae8a4c65eda85147e296756c6ee8295fcc2f9b2d5dd6350fa06b26c815011f36','cce1dfbaafbe65a79ed5e051799a10cb2bb4ca753c606ea62c95738a4de69c8f');
INSERT INTO "audit_entries" VALUES(10,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','parties','01a200ac-2946-7120-85af-9553139a6909','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "side": "\u7532", "position": 0, "role": "\u88ab\u4fb5\u5bb3\u4eba", "name": "\u5f20\u571f\u6839", "group": false, "headcount": 1, "person_id": "01a200ac-2949-7697-8d72-1308cd23c635", "consent": "\u540c\u610f", "id": "01a200ac-2946-7120-85af-9553139a6909", "version": 1}','cce1dfbaafbe65a79ed5e051799a10cb2bb4ca753c606ea62c95738a4de69c8f','9adde13109ad5de6c95c48ace8f129eb64b3c0c1e61f3854cdc284c1224c4c96');
INSERT INTO "audit_entries" VALUES(11,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','persons','01a200ac-295a-7189-b135-c3034cc31f99',NULL,'{"name": "\u8d75\u6c34\u751f", "sex": "\u7537", "ethnicity": "\u6c49\u65cf", "birth": "1971-01-02", "id_kind": "\u5c45\u6c11\u8eab\u4efd\u8bc1", "id_number": "99012419710102013X", "telephone": "13800005678", "address": "\u897f\u5c94\u6751\u4e8c\u7ec415\u53f7", "occupation": "\u519c\u6c11", "self_supporting": false, "id": "01a200ac-295a-7189-b135-c3034cc31f99", "version": 1}','9adde13109ad5de6c95c48ace8f129eb64b3c0c1e61f3854cdc284c1224c4c96','d79d666b06005d7a266c9bd825affe81864839ed6d5a1b9c073cd89d6ba4e889');
INSERT INTO "audit_entries" VALUES(12,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','parties','01a200ac-2952-764a-9aaa-c6e1725f879a','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "side": "\u4e59", "position": 1, "role": "\u8fdd\u6cd5\u5acc\u7591\u4eba", "name": "\u8d75\u6c34\u751f", "group": false, "headcount": 1, "person_id": "01a200ac-295a-7189-b135-c3034cc31f99", "consent": "\u540c\u610f", "id": "01a200ac-2952-764a-9aaa-c6e1725f879a", "version": 1}','d79d666b06005d7a266c9bd825affe81864839ed6d5a1b9c073cd89d6ba4e889','87ce024fef5a0884f083241d7d99d85f8fc88c77a90bf9061c99c166235c4bff');
INSERT INTO "audit_entries" VALUES(13,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"title": ["", "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7"]}','87ce024fef5a0884f083241d7d99d85f8fc88c77a90bf9061c99c166235c4bff','147851abbb2c3af7dd812897d75678f5b306a6d041c16dc187cf227c55204efd');
INSERT INTO "audit_entries" VALUES(14,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','number_series','01a200ac-296c-7631-b5aa-4c85f77f564f',NULL,'{"key": "case", "organ": "\u897f\u8c03", "year": 2026, "last": 0, "id": "01a200ac-296c-7631-b5aa-4c85f77f564f"}','147851abbb2c3af7dd812897d75678f5b306a6d041c16dc187cf227c55204efd','aae8a6a74d1690d308bfe09ecadedf29143e4a83e2fe079f05b12d8e6ecf6906');
INSERT INTO "audit_entries" VALUES(15,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','numbers','01a200ac-296d-73bb-bb6b-a54ec289d9a3','01a200ac2943750fb569d7bb031abc31','{"series_id": "01a200ac-296c-7631-b5aa-4c85f77f564f", "n": 1, "text": "\u897f\u8c032026-1", "state": "\u6709\u6548", "case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "taken_at": "2026-11-20T02:30:00+00:00", "by_name": "\u845b\u6c11\u8b66", "id": "01a200ac-296d-73bb-bb6b-a54ec289d9a3"}','aae8a6a74d1690d308bfe09ecadedf29143e4a83e2fe079f05b12d8e6ecf6906','7563724421b1ab1589e615e26464fca3ff5f6ce02e8ff766820e3ca896888245');
INSERT INTO "audit_entries" VALUES(16,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','number_series','01a200ac-296c-7631-b5aa-4c85f77f564f',NULL,'{"last": [0, 1]}','7563724421b1ab1589e615e26464fca3ff5f6ce02e8ff766820e3ca896888245','3f73ff0d36533168585572f09bd59713989848c7d7d82b0f11556c33ac7f4221');
INSERT INTO "audit_entries" VALUES(17,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','demands','01a200ac-296f-7453-8041-e49f10116e96','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "party_id": "01a200ac-2946-7120-85af-9553139a6909", "topic": "\u8d54\u507f\u91d1\u989d", "text": "\u8d54\u9ea6\u82d7\u94b1\uff0c\u91cd\u65b0\u5b9a\u754c", "amount": 50000, "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-296f-7453-8041-e49f10116e96"}','3f73ff0d36533168585572f09bd59713989848c7d7d82b0f11556c33ac7f4221','37b324c548577fb6b0d0033006a62de666c481bbf3e2426829c4527061a5ff00');
INSERT INTO "audit_entries" VALUES(18,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"number": ["", "\u897f\u8c032026-1"]}','37b324c548577fb6b0d0033006a62de666c481bbf3e2426829c4527061a5ff00','2057f7658ae14691180ec28733725e2975610644a0282cbb95065dcaf13195dd');
INSERT INTO "audit_entries" VALUES(19,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','demands','01a200ac-2972-76fe-ac91-f5ace496cc47','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "party_id": "01a200ac-2952-764a-9aaa-c6e1725f879a", "topic": "\u5176\u4ed6", "text": "\u4e0d\u540c\u610f\u662f\u81ea\u5df1\u632a\u6869", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2972-76fe-ac91-f5ace496cc47"}','2057f7658ae14691180ec28733725e2975610644a0282cbb95065dcaf13195dd','249fdb1f6944bad4e03d6d460af38d83dd57534d3c071eb185e2a1a2cfa49353');
INSERT INTO "audit_entries" VALUES(20,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bc8555f3bce','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "V", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bc8555f3bce"}','249fdb1f6944bad4e03d6d460af38d83dd57534d3c071eb185e2a1a2cfa49353','f75fe9639506db829ab2266de80230bfcb2d93bafceae0472cc50be37fb8e920');
INSERT INTO "audit_entries" VALUES(21,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bc96cd9c7a1','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "E1", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bc96cd9c7a1"}','f75fe9639506db829ab2266de80230bfcb2d93bafceae0472cc50be37fb8e920','29c05e48158da421fc2164899461315e130488f3236f465f6e442f9f739ff6c5');
INSERT INTO "audit_entries" VALUES(22,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bca54d55e93','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "E2", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bca54d55e93"}','29c05e48158da421fc2164899461315e130488f3236f465f6e442f9f739ff6c5','99f9756acc9f137fc3c48f4b6515e535ffd082e1d735d05fb3c1591917309206');
INSERT INTO "audit_entries" VALUES(23,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bcbc2b5e08b','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "E3", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bcbc2b5e08b"}','99f9756acc9f137fc3c48f4b6515e535ffd082e1d735d05fb3c1591917309206','2e0b527d15092ca85e6449aa118b6ba6058233a6131810044ad36875c7f89fb1');
INSERT INTO "audit_entries" VALUES(24,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bcc2aef5642','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "E4", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bcc2aef5642"}','2e0b527d15092ca85e6449aa118b6ba6058233a6131810044ad36875c7f89fb1','b71e63f5ee01f29bd024e6095cd89d339ea800812dfa32c67657cda2b0375b6e');
INSERT INTO "audit_entries" VALUES(25,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bcd233fe21d','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "E5", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bcd233fe21d"}','b71e63f5ee01f29bd024e6095cd89d339ea800812dfa32c67657cda2b0375b6e','3f79cd49c519a06ec386486f7d5b43c4720e10f557e271b90b966535afad60b6');
INSERT INTO "audit_entries" VALUES(26,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bcea0dd601c','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "E6", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bcea0dd601c"}','3f79cd49c519a06ec386486f7d5b43c4720e10f557e271b90b966535afad60b6','6521554aadf629b750eb4ce1ccd2531f622ffa6adf4a8295ea4d5ebee21190d8');
INSERT INTO "audit_entries" VALUES(27,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bcf6e23b99a','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "D", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bcf6e23b99a"}','6521554aadf629b750eb4ce1ccd2531f622ffa6adf4a8295ea4d5ebee21190d8','d011a902eb9fc4ddc29f0c1b1d6a5d7f80fcd7bcffd6525610e82a2ca1b989e6');
INSERT INTO "audit_entries" VALUES(28,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bd02e1d5dba','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "G", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bd02e1d5dba"}','d011a902eb9fc4ddc29f0c1b1d6a5d7f80fcd7bcffd6525610e82a2ca1b989e6','d54e4350dcda06cb20acd0a36bcadd3774a27688f95b31ba3d12c824dfa7eb9f');
INSERT INTO "audit_entries" VALUES(29,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bd1bd166dba','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "X1", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bd1bd166dba"}','d54e4350dcda06cb20acd0a36bcadd3774a27688f95b31ba3d12c824dfa7eb9f','88b49935cd9e33982e4f80458af03cf7516979ae4a09f259db06491f1f642bf9');
INSERT INTO "audit_entries" VALUES(30,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bd262f7e972','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "X2", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bd262f7e972"}','88b49935cd9e33982e4f80458af03cf7516979ae4a09f259db06491f1f642bf9','1877422c76dbc3bbd7a98f35fcd0ad0033c1e52d3a5b1b97276c5e68fd79f028');
INSERT INTO "audit_entries" VALUES(31,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2973-728f-b407-9bd3b149810f','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "X3", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2973-728f-b407-9bd3b149810f"}','1877422c76dbc3bbd7a98f35fcd0ad0033c1e52d3a5b1b97276c5e68fd79f028','f332804c10484cd7a74d0952c9f002e9b99b66fcf2b9cbfaddffc43edb4b13bf');
INSERT INTO "audit_entries" VALUES(32,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2974-77c5-8364-5c617342c1dc','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "X4", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2974-77c5-8364-5c617342c1dc"}','f332804c10484cd7a74d0952c9f002e9b99b66fcf2b9cbfaddffc43edb4b13bf','e6d7136fe49fdc2bf9d2c6c85fefde695bc4a1fe7a46b3be27d5712e010e804e');
INSERT INTO "audit_entries" VALUES(33,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-2974-77c5-8364-5c629b810039','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "X7", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:30:00+00:00", "id": "01a200ac-2974-77c5-8364-5c629b810039"}','e6d7136fe49fdc2bf9d2c6c85fefde695bc4a1fe7a46b3be27d5712e010e804e','9ad032ee27e13187fe988bb33f19be81459ee2b002d4767462f2f9dc9624cfd9');
INSERT INTO "audit_entries" VALUES(34,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"nature": ["", "\u6c11\u4e8b"], "track": ["", "RM"], "channel": ["", "\u4eba\u6c11\u8c03\u89e3"]}','9ad032ee27e13187fe988bb33f19be81459ee2b002d4767462f2f9dc9624cfd9','e70be1e22d2a0dfd8a6b21dc776b6986a3f5f762c40885603a16b6f8d1d13f9b');
INSERT INTO "audit_entries" VALUES(35,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"state": ["\u5df2\u767b\u8bb0", "\u5df2\u53d7\u7406"], "accepted_on": [null, "2026-11-20"]}','e70be1e22d2a0dfd8a6b21dc776b6986a3f5f762c40885603a16b6f8d1d13f9b','a445575b2927f22e3a36826bf257a103ae637ece49ec3d8203c0486cb48c6529');
INSERT INTO "audit_entries" VALUES(36,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','deadlines','01a200ac-297d-772e-bb8f-b599b6567e11','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "rm-term", "name": "\u4eba\u6c11\u8c03\u89e3\u671f\u9650", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a200ac-297d-772e-bb8f-b599b6567e11"}','a445575b2927f22e3a36826bf257a103ae637ece49ec3d8203c0486cb48c6529','a0df6ab8db62e7dcfa13a1c3be892b6bc2cc13a2588768500cb2a699f0cc5bcc');
INSERT INTO "audit_entries" VALUES(37,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','sittings','01a200ac-2984-700c-8415-1b8a0b724565','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "number": 1, "place": "\u8c03\u89e3\u5ba4", "mode": "\u9762\u5bf9\u9762", "public": true, "phase": "\u51c6\u5907", "paused": false, "started_at": "2026-11-20T02:30:00+00:00", "recorder": "\u6768\u8c03\u89e3", "topic": "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7", "id": "01a200ac-2984-700c-8415-1b8a0b724565", "version": 1}','a0df6ab8db62e7dcfa13a1c3be892b6bc2cc13a2588768500cb2a699f0cc5bcc','5e5b391048162e87895e84492ba031a787f4398a264473927dc21a0b1da63465');
INSERT INTO "audit_entries" VALUES(38,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','attendances','01a200ac-2987-76b6-99c0-004edf169042','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "sitting_id": "01a200ac-2984-700c-8415-1b8a0b724565", "position": 0, "officer_id": "01a200ac-2938-7033-91f7-53673956adbb", "name": "\u6768\u8c03\u89e3", "kind": "\u4eba\u6c11\u8c03\u89e3\u5458", "unit": "\u897f\u5c94\u9547\u4eba\u6c11\u8c03\u89e3\u59d4\u5458\u4f1a", "host": true, "id": "01a200ac-2987-76b6-99c0-004edf169042"}','5e5b391048162e87895e84492ba031a787f4398a264473927dc21a0b1da63465','eddca424b8386ebd4f6341ff0f290a34423020ba75c2d55d9f4700eed45e6b65');
INSERT INTO "audit_entries" VALUES(39,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"state": ["\u5df2\u53d7\u7406", "\u8c03\u89e3\u4e2d"]}','eddca424b8386ebd4f6341ff0f290a34423020ba75c2d55d9f4700eed45e6b65','2e56b0cb955fe5d63fd25a263724743db903c55d89f02612a25d5315f515f003');
INSERT INTO "audit_entries" VALUES(40,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','sitting_events','01a200ac-298e-7685-9f5b-d2c1c28f32f9','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "sitting_id": "01a200ac-2984-700c-8415-1b8a0b724565", "at": "2026-11-20T02:30:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7fa4\u4f17\u5148\u8bf4\u7406", "by_name": "\u845b\u6c11\u8b66", "id": "01a200ac-298e-7685-9f5b-d2c1c28f32f9"}','2e56b0cb955fe5d63fd25a263724743db903c55d89f02612a25d5315f515f003','68bda09967e0794754da3a0e32d16fe10ed4a025f062d73508fa255f8ffc7f4b');
INSERT INTO "audit_entries" VALUES(41,'2026-11-20 02:30:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','sittings','01a200ac-2984-700c-8415-1b8a0b724565','01a200ac2943750fb569d7bb031abc31','{"phase": ["\u51c6\u5907", "\u7fa4\u4f17\u5148\u8bf4\u7406"]}','68bda09967e0794754da3a0e32d16fe10ed4a025f062d73508fa255f8ffc7f4b','62c44d157620339dcc2398ac23f5a4dd4003eb099726085ab17c4940c3cc5616');
INSERT INTO "audit_entries" VALUES(42,'2026-11-20 02:31:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','记录','utterances','01a200ac-2992-7191-ab5b-34dec4d23824','01a200ac2943750fb569d7bb031abc31','{"seq": 1, "speaker": "\u5f20\u571f\u6839", "kind": "\u4e8b\u5b9e", "text": "\u4eca\u5e74\u6625\u4e0a\u4ed6\u628a\u6869\u5f80\u897f\u632a\u4e86\u4e24\u7281\u3002", "private": false}','62c44d157620339dcc2398ac23f5a4dd4003eb099726085ab17c4940c3cc5616','2e2a19d6004321b6992908d4f51a04a1cc2197f636c3f193dfcbb486af46c611');
INSERT INTO "audit_entries" VALUES(43,'2026-11-20 02:32:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','记录','utterances','01a200ac-2994-7270-b0ad-a2ddb07d4b13','01a200ac2943750fb569d7bb031abc31','{"seq": 2, "speaker": "\u8d75\u6c34\u751f", "kind": "\u4e8b\u5b9e", "text": "\u632a\u6869\u662f\u5b69\u5b50\u5e72\u6d3b\u65f6\u78b0\u7684\u3002", "private": false}','2e2a19d6004321b6992908d4f51a04a1cc2197f636c3f193dfcbb486af46c611','47a10ccd62c5944e3f95938bedef130d392b65cf2adad8882fd7fb0029859a30');
INSERT INTO "audit_entries" VALUES(44,'2026-11-20 02:32:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','sitting_events','01a200ac-2995-766f-afd0-f662024865ae','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "sitting_id": "01a200ac-2984-700c-8415-1b8a0b724565", "at": "2026-11-20T02:32:00+00:00", "kind": "\u9636\u6bb5", "text": "\u6c11\u8b66\u540e\u68b3\u7406", "by_name": "\u845b\u6c11\u8b66", "id": "01a200ac-2995-766f-afd0-f662024865ae"}','47a10ccd62c5944e3f95938bedef130d392b65cf2adad8882fd7fb0029859a30','ca2532b49d58ca029ccf33f6158c9a528fac81ae8a0eb0bca071953c4034a80f');
INSERT INTO "audit_entries" VALUES(45,'2026-11-20 02:32:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','sittings','01a200ac-2984-700c-8415-1b8a0b724565','01a200ac2943750fb569d7bb031abc31','{"phase": ["\u7fa4\u4f17\u5148\u8bf4\u7406", "\u6c11\u8b66\u540e\u68b3\u7406"]}','ca2532b49d58ca029ccf33f6158c9a528fac81ae8a0eb0bca071953c4034a80f','021c30e2705e97d860cc4b4a0a0e3dfe0e634119fb83b0dc71ec7c5222b472b6');
INSERT INTO "audit_entries" VALUES(46,'2026-11-20 02:33:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','记录','utterances','01a200ac-2997-77fa-81aa-5d59a6b1aceb','01a200ac2943750fb569d7bb031abc31','{"seq": 3, "speaker": "\u845b\u6c11\u8b66", "kind": "\u4e8b\u5b9e", "text": "2009\u5e74\u6307\u754c\u8d70\u5411\u53cc\u65b9\u6ca1\u6709\u4e89\u8bae\u3002", "private": false}','021c30e2705e97d860cc4b4a0a0e3dfe0e634119fb83b0dc71ec7c5222b472b6','ded230bb47e7a1be67130d56d10f8fdfe99d082385cb2188b7c8e306783d8b8c');
INSERT INTO "audit_entries" VALUES(47,'2026-11-20 02:33:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"root_cause": ["", "2009\u5e74\u6307\u754c\u65f6\u6ca1\u6709\u7acb\u6869"]}','ded230bb47e7a1be67130d56d10f8fdfe99d082385cb2188b7c8e306783d8b8c','723c7d546dd275180f284e07467186640fe7c0129021739cd8f02717486aedf3');
INSERT INTO "audit_entries" VALUES(48,'2026-11-20 02:33:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','sitting_events','01a200ac-299a-7442-9e8f-0a8575863b49','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "sitting_id": "01a200ac-2984-700c-8415-1b8a0b724565", "at": "2026-11-20T02:33:00+00:00", "kind": "\u9636\u6bb5", "text": "\u8b66\u6c11\u5171\u8c08\u7406", "by_name": "\u845b\u6c11\u8b66", "id": "01a200ac-299a-7442-9e8f-0a8575863b49"}','723c7d546dd275180f284e07467186640fe7c0129021739cd8f02717486aedf3','e97a65380465dd8150686405a2d61d82553b72659be3900f059f9195f8861bcc');
INSERT INTO "audit_entries" VALUES(49,'2026-11-20 02:33:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','sittings','01a200ac-2984-700c-8415-1b8a0b724565','01a200ac2943750fb569d7bb031abc31','{"phase": ["\u6c11\u8b66\u540e\u68b3\u7406", "\u8b66\u6c11\u5171\u8c08\u7406"]}','e97a65380465dd8150686405a2d61d82553b72659be3900f059f9195f8861bcc','985cf9fda386ba7e0c52766c992b811d481d1a354237bcb89ef277a287d717a3');
INSERT INTO "audit_entries" VALUES(50,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','记录','utterances','01a200ac-299b-71ca-88ca-bcf64454924f','01a200ac2943750fb569d7bb031abc31','{"seq": 4, "speaker": "\u8d75\u6c34\u751f", "kind": "\u65b9\u6848", "text": "\u9ea6\u5b50\u94b1\u6211\u51fa\uff0c\u660e\u5929\u683d\u5b8c\u6869\u5c31\u7ed9\u3002", "private": false}','985cf9fda386ba7e0c52766c992b811d481d1a354237bcb89ef277a287d717a3','6a23ff487d9297b5813d3b8d4cf049443909da21bdfad9a86b97fbd1e906505e');
INSERT INTO "audit_entries" VALUES(51,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','agreements','01a200ac-299d-74ba-8278-5c19713778ab','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "sitting_id": "01a200ac-2984-700c-8415-1b8a0b724565", "edition": 1, "form": "\u4e66\u9762", "state": "\u8349\u7a3f", "facts": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "issues": "\u754c\u6869\u4f4d\u7f6e\uff1b\u9ea6\u82d7\u635f\u5931", "responsibility": "\u53cc\u65b9\u5404\u6709\u8d23\u4efb", "performance": "\u6309\u5404\u6761\u7ea6\u5b9a\u7684\u65f6\u95f4\u548c\u65b9\u5f0f\u5c65\u884c", "perform_by": "2026-11-23", "on_the_spot": false, "id": "01a200ac-299d-74ba-8278-5c19713778ab", "version": 1}','6a23ff487d9297b5813d3b8d4cf049443909da21bdfad9a86b97fbd1e906505e','a25c06788b9eb7c65214086512a38655b66e54f753972c7d38efe1fa3325a5f1');
INSERT INTO "audit_entries" VALUES(52,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','clauses','01a200ac-299f-775f-872d-3d8795613be0',NULL,'{"agreement_id": "01a200ac-299d-74ba-8278-5c19713778ab", "position": 0, "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "payer": "\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a200ac-299f-775f-872d-3d8795613be0", "version": 1}','a25c06788b9eb7c65214086512a38655b66e54f753972c7d38efe1fa3325a5f1','d1ce6a3f83e9597b7abc2b3a172022956a5c611f05480c66ff2e4a39ce1a3bf9');
INSERT INTO "audit_entries" VALUES(53,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','obligations','01a200ac-29a1-7703-bd20-1cb40cc2490e','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "clause_id": "01a200ac-299f-775f-872d-3d8795613be0", "debtor": "\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839", "kind": "\u7ed9\u4ed8", "text": "\u8d75\u6c34\u751f\u4e8e2026\u5e7411\u670823\u65e5\u524d\u8d54\u507f\u5f20\u571f\u6839\u9ea6\u82d7\u635f\u5931\u4eba\u6c11\u5e01\u53c1\u4f70\u5143\u6574\uff08\u00a5300.00\uff09\uff0c\u4ee5\u73b0\u91d1\u5f53\u9762\u652f\u4ed8\uff0c\u5f20\u571f\u6839\u6536\u6b3e\u540e\u5f53\u573a\u51fa\u5177\u6536\u6761\u3002", "amount": 30000, "due_on": "2026-11-23", "due_text": "2026\u5e7411\u670823\u65e5\u524d", "method": "\u73b0\u91d1", "id": "01a200ac-29a1-7703-bd20-1cb40cc2490e", "version": 1}','d1ce6a3f83e9597b7abc2b3a172022956a5c611f05480c66ff2e4a39ce1a3bf9','992dcd1493c9bfe06c22f7a68ec19fcb4dfc0fecdfa98474d1ed4639994f1c72');
INSERT INTO "audit_entries" VALUES(54,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','clauses','01a200ac-29a4-7337-acfa-a60a4b28f802',NULL,'{"agreement_id": "01a200ac-299d-74ba-8278-5c19713778ab", "position": 1, "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "payer": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "payee": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a200ac-29a4-7337-acfa-a60a4b28f802", "version": 1}','992dcd1493c9bfe06c22f7a68ec19fcb4dfc0fecdfa98474d1ed4639994f1c72','58dad46408276f33afba3b2f18d88b4ffc46aa71f85bd8f028593c1abe432efb');
INSERT INTO "audit_entries" VALUES(55,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','obligations','01a200ac-29a5-706d-b046-c9e07665f087','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "clause_id": "01a200ac-29a4-7337-acfa-a60a4b28f802", "debtor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "creditor": "\u5f20\u571f\u6839\u3001\u8d75\u6c34\u751f", "kind": "\u884c\u4e3a", "text": "\u53cc\u65b9\u4e8e2026\u5e7411\u670822\u65e59\u65f6\u5230\u5730\u5934\uff0c\u5728\u6751\u6c11\u59d4\u5458\u4f1a\u89c1\u8bc1\u4e0b\u6309\u8001\u69d0\u6811\u81f3\u6c34\u53e3\u76f4\u7ebf\u5171\u540c\u683d\u8bbe\u754c\u6869\uff0c\u4ee5\u6b64\u4e3a\u4f7f\u7528\u754c\u7ebf\uff1b\u672c\u6761\u4e0d\u6539\u53d8\u571f\u5730\u6743\u5c5e\u3002", "due_on": "2026-11-22", "due_text": "2026\u5e7411\u670822\u65e59\u65f6", "method": "\u5171\u540c\u683d\u6869", "id": "01a200ac-29a5-706d-b046-c9e07665f087", "version": 1}','58dad46408276f33afba3b2f18d88b4ffc46aa71f85bd8f028593c1abe432efb','326ba60025eac270c2c7757d3d82c015f6d86e9aad0788b31ca28be23dce956b');
INSERT INTO "audit_entries" VALUES(56,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','clauses','01a200ac-29a6-72f7-8faa-58f318b48f85',NULL,'{"agreement_id": "01a200ac-299d-74ba-8278-5c19713778ab", "position": 2, "text": "\u53cc\u65b9\u5c31\u672c\u6b21\u7ea0\u7eb7\u7684\u6c11\u4e8b\u8d54\u507f\u4e00\u6b21\u6027\u4e86\u7ed3\uff0c\u4eca\u540e\u4e92\u4e0d\u6ecb\u6270\u3002", "id": "01a200ac-29a6-72f7-8faa-58f318b48f85", "version": 1}','326ba60025eac270c2c7757d3d82c015f6d86e9aad0788b31ca28be23dce956b','3a4633fc00f1d63c02e48d9108ca79698ba04bf1421a92475709b1cbe7a3889d');
INSERT INTO "audit_entries" VALUES(57,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','sitting_events','01a200ac-29a9-779d-b6bb-8b9fca417cc0','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "sitting_id": "01a200ac-2984-700c-8415-1b8a0b724565", "at": "2026-11-20T02:34:00+00:00", "kind": "\u9636\u6bb5", "text": "\u7ed3\u675f", "by_name": "\u845b\u6c11\u8b66", "id": "01a200ac-29a9-779d-b6bb-8b9fca417cc0"}','3a4633fc00f1d63c02e48d9108ca79698ba04bf1421a92475709b1cbe7a3889d','a896d1f4ef72861700b50ef8c67d64a874c470f420214ecee6e0ab067e4de4b4');
INSERT INTO "audit_entries" VALUES(58,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','sittings','01a200ac-2984-700c-8415-1b8a0b724565','01a200ac2943750fb569d7bb031abc31','{"phase": ["\u8b66\u6c11\u5171\u8c08\u7406", "\u7ed3\u675f"], "ended_at": [null, "2026-11-20T02:34:00+00:00"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"]}','a896d1f4ef72861700b50ef8c67d64a874c470f420214ecee6e0ab067e4de4b4','c7547e9d0a8f1ba5f2d70a3886c42beef74e77bc97993cb2a544ed671f3978ac');
INSERT INTO "audit_entries" VALUES(59,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-2943-750f-b569-d7bb031abc31','01a200ac2943750fb569d7bb031abc31','{"state": ["\u8c03\u89e3\u4e2d", "\u8fbe\u6210\u5f85\u5c65\u884c"], "outcome": ["", "\u8fbe\u6210\u534f\u8bae"], "concluded_on": [null, "2026-11-20"]}','c7547e9d0a8f1ba5f2d70a3886c42beef74e77bc97993cb2a544ed671f3978ac','c91c9817525f057d829e7122c0a8318b4d23094a34bd09a57086e3fae6269942');
INSERT INTO "audit_entries" VALUES(60,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','deadlines','01a200ac-297d-772e-bb8f-b599b6567e11','01a200ac2943750fb569d7bb031abc31','{"met_on": [null, "2026-11-20"]}','c91c9817525f057d829e7122c0a8318b4d23094a34bd09a57086e3fae6269942','17c086d3e4727b5995173367b3190d28fef5cca6678e8b6d7f4e59f3dcfa35d3');
INSERT INTO "audit_entries" VALUES(61,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','agreements','01a200ac-299d-74ba-8278-5c19713778ab','01a200ac2943750fb569d7bb031abc31','{"state": ["\u8349\u7a3f", "\u5df2\u7b7e"], "signed_on": [null, "2026-11-20"], "effective_on": [null, "2026-11-20"]}','17c086d3e4727b5995173367b3190d28fef5cca6678e8b6d7f4e59f3dcfa35d3','7f4407dc71b90b8fdcedb1b2416b469862a38cd61e57730abe36f88f3e9de386');
INSERT INTO "audit_entries" VALUES(62,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','deadlines','01a200ac-29b0-70f1-bc33-76a8d50730cf','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "rm-confirm", "name": "\u7533\u8bf7\u53f8\u6cd5\u786e\u8ba4", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a200ac-29b0-70f1-bc33-76a8d50730cf"}','7f4407dc71b90b8fdcedb1b2416b469862a38cd61e57730abe36f88f3e9de386','841530f6e0401c56b6ebf0a7df1abb9f78c4cf3e223bd6f96218633bd1541d8b');
INSERT INTO "audit_entries" VALUES(63,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','deadlines','01a200ac-29b5-75bb-91b4-daa28cc18ac7','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "key": "performance", "name": "\u534f\u8bae\u5c65\u884c\u671f\u6ee1", "started_on": "2026-11-20", "due_on": "2026-11-23", "id": "01a200ac-29b5-75bb-91b4-daa28cc18ac7"}','841530f6e0401c56b6ebf0a7df1abb9f78c4cf3e223bd6f96218633bd1541d8b','4e38ad0c6fc42d96ee086424efcbadd907a44214966934a1e6e2e3a899b0ea0a');
INSERT INTO "audit_entries" VALUES(64,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','visits','01a200ac-29bc-77cf-8818-2cc492e92935','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "due_on": "2026-11-26", "reason": "\u5c65\u884c\u671f\u6ee1\u540e\u56de\u8bbf", "on_site": false, "id": "01a200ac-29bc-77cf-8818-2cc492e92935", "version": 1}','4e38ad0c6fc42d96ee086424efcbadd907a44214966934a1e6e2e3a899b0ea0a','67cff59d63eb37a294b4e8f54653decfbd32921591b36b5cd26e4bca52abb50e');
INSERT INTO "audit_entries" VALUES(65,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','visits','01a200ac-29bc-77cf-8818-2cc52ac54c2c','01a200ac2943750fb569d7bb031abc31','{"case_id": "01a200ac-2943-750f-b569-d7bb031abc31", "due_on": "2026-11-27", "reason": "\u7b7e\u7ea6\u540e\u7b2c7\u65e5\u56de\u8bbf", "on_site": false, "id": "01a200ac-29bc-77cf-8818-2cc52ac54c2c", "version": 1}','67cff59d63eb37a294b4e8f54653decfbd32921591b36b5cd26e4bca52abb50e','b40e279bbb6acb51644a88e9d9047efe15aad87b991ea888d4ce9c49d3e3176c');
INSERT INTO "audit_entries" VALUES(66,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','cases','01a200ac-29be-728f-a297-49bfc2afa83e','01a200ac29be728fa29749bfc2afa83e','{"received_at": "2026-11-20T02:34:00+00:00", "received_by": "\u845b\u6c11\u8b66", "source": "110\u8b66\u60c5", "alarm_number": "13012420261119077", "occurred_on": "2026-11-19", "occurred_text": "2026\u5e7411\u670819\u65e517\u65f640\u5206", "place": "\u897f\u5c94\u6751\u4e8c\u7ec4\u8001\u69d0\u6811\u5730\u5934", "village": "\u897f\u5c94\u6751", "dispute_type": "land", "cause": "\u6bb4\u6253\u4ed6\u4eba", "brief": "\u4e24\u5bb6\u627f\u5305\u5730\u76f8\u90bb\uff0c2009\u5e74\u6307\u754c\u540e\u6ca1\u6709\u7acb\u6869\u300211\u670819\u65e5\u4e0b\u5348\u5728\u5730\u5934\u4e89\u5435\uff0c\u8d75\u6c34\u751f\u63a8\u5012\u5f20\u571f\u6839\uff0c\u8e29\u574f\u9ea6\u82d7\u3002", "people_count": 2, "amount": 50000, "injury": "\u4e0d\u6784\u6210\u8f7b\u5fae\u4f24", "flags": [], "level": 1, "level_suggested": 1, "state": "\u5df2\u767b\u8bb0", "handler_id": "01a200ac-2935-7665-8322-ae8aa3fe1c04", "handler_name": "\u845b\u6c11\u8b66", "difficult": false, "dates_text": {}, "id": "01a200ac-29be-728f-a297-49bfc2afa83e", "version": 1}','b40e279bbb6acb51644a88e9d9047efe15aad87b991ea888d4ce9c49d3e3176c','70a6d58246dc2ce5f1b0bddc6571fded0826428533f3f98ba669a696175f9d80');
INSERT INTO "audit_entries" VALUES(67,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','parties','01a200ac-29c0-726a-8844-00cd6d4cbd77','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "side": "\u7532", "position": 0, "role": "\u88ab\u4fb5\u5bb3\u4eba", "name": "\u5f20\u571f\u6839", "group": false, "headcount": 1, "person_id": "01a200ac-2949-7697-8d72-1308cd23c635", "consent": "\u540c\u610f", "id": "01a200ac-29c0-726a-8844-00cd6d4cbd77", "version": 1}','70a6d58246dc2ce5f1b0bddc6571fded0826428533f3f98ba669a696175f9d80','fbe0359350cdda94fcba747ebd9ff947a23a024bdc55471e6e362d4a408f3176');
INSERT INTO "audit_entries" VALUES(68,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','parties','01a200ac-29c3-7598-bcd9-04a218df2b18','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "side": "\u4e59", "position": 1, "role": "\u8fdd\u6cd5\u5acc\u7591\u4eba", "name": "\u8d75\u6c34\u751f", "group": false, "headcount": 1, "person_id": "01a200ac-295a-7189-b135-c3034cc31f99", "consent": "\u540c\u610f", "id": "01a200ac-29c3-7598-bcd9-04a218df2b18", "version": 1}','fbe0359350cdda94fcba747ebd9ff947a23a024bdc55471e6e362d4a408f3176','3c6380dc6b66fddcba91f5e14a2aa82cbe067122d1a856b0c927cec41720dcbe');
INSERT INTO "audit_entries" VALUES(69,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-29be-728f-a297-49bfc2afa83e','01a200ac29be728fa29749bfc2afa83e','{"title": ["", "\u5f20\u571f\u6839\u4e0e\u8d75\u6c34\u751f\u5c71\u6797\u571f\u5730\u7ea0\u7eb7"]}','3c6380dc6b66fddcba91f5e14a2aa82cbe067122d1a856b0c927cec41720dcbe','778d9b1210bfcb87c8a555ff10e7020b1d8a2e46c7eb9d7e02415c463f2de2a9');
INSERT INTO "audit_entries" VALUES(70,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','numbers','01a200ac-29c8-7142-ad5c-daa3731ea8ac','01a200ac29be728fa29749bfc2afa83e','{"series_id": "01a200ac-296c-7631-b5aa-4c85f77f564f", "n": 2, "text": "\u897f\u8c032026-2", "state": "\u6709\u6548", "case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "taken_at": "2026-11-20T02:34:00+00:00", "by_name": "\u845b\u6c11\u8b66", "id": "01a200ac-29c8-7142-ad5c-daa3731ea8ac"}','778d9b1210bfcb87c8a555ff10e7020b1d8a2e46c7eb9d7e02415c463f2de2a9','caec051c41ca83c8d36a1551d7f5aeb8e34eede0d39e71fd6f9b8df93a81a4b5');
INSERT INTO "audit_entries" VALUES(71,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','number_series','01a200ac-296c-7631-b5aa-4c85f77f564f',NULL,'{"last": [1, 2]}','caec051c41ca83c8d36a1551d7f5aeb8e34eede0d39e71fd6f9b8df93a81a4b5','045a4f68acf9884e952e0e762f390bbbd0fcebe2a9195938fd4bf0c946db124e');
INSERT INTO "audit_entries" VALUES(72,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','demands','01a200ac-29ca-75e3-bba2-99dbe28238fc','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "party_id": "01a200ac-29c0-726a-8844-00cd6d4cbd77", "topic": "\u8d54\u507f\u91d1\u989d", "text": "\u8d54\u9ea6\u82d7\u94b1\uff0c\u91cd\u65b0\u5b9a\u754c", "amount": 50000, "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29ca-75e3-bba2-99dbe28238fc"}','045a4f68acf9884e952e0e762f390bbbd0fcebe2a9195938fd4bf0c946db124e','b41610be8712cf599633c28a006166e1f8992b21c0551cadf731662568c40bd0');
INSERT INTO "audit_entries" VALUES(73,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-29be-728f-a297-49bfc2afa83e','01a200ac29be728fa29749bfc2afa83e','{"number": ["", "\u897f\u8c032026-2"]}','b41610be8712cf599633c28a006166e1f8992b21c0551cadf731662568c40bd0','93460b674a1ffb327b0a514c944ef9a976c90ecc909d2181b02b3d806bfac59d');
INSERT INTO "audit_entries" VALUES(74,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','demands','01a200ac-29cc-7541-a88f-fc2ccc98ba8c','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "party_id": "01a200ac-29c3-7598-bcd9-04a218df2b18", "topic": "\u5176\u4ed6", "text": "\u4e0d\u540c\u610f\u662f\u81ea\u5df1\u632a\u6869", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cc-7541-a88f-fc2ccc98ba8c"}','93460b674a1ffb327b0a514c944ef9a976c90ecc909d2181b02b3d806bfac59d','f6bf587f56df8850e74825ee096dbd6f1139737be1f4f55a7d9e7d76a2bbe121');
INSERT INTO "audit_entries" VALUES(75,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da202194660e','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "V", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da202194660e"}','f6bf587f56df8850e74825ee096dbd6f1139737be1f4f55a7d9e7d76a2bbe121','29e41b54ce3b0f81d02f71c0c9fedd837b377208a477738f28e1f05ae964712d');
INSERT INTO "audit_entries" VALUES(76,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da214b8d7d23','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "E1", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da214b8d7d23"}','29e41b54ce3b0f81d02f71c0c9fedd837b377208a477738f28e1f05ae964712d','fdbc1c32df20c7d3084cf7cc70eab55691c79aa0d85126da4b18bbaaa29a10eb');
INSERT INTO "audit_entries" VALUES(77,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da22fb7e2c2f','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "E2", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da22fb7e2c2f"}','fdbc1c32df20c7d3084cf7cc70eab55691c79aa0d85126da4b18bbaaa29a10eb','e4b01cee7a85b84a9b9fac52c0bc0c5faefed4ebb6a26c1ff67b089417a8a2be');
INSERT INTO "audit_entries" VALUES(78,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da231514b436','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "E3", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da231514b436"}','e4b01cee7a85b84a9b9fac52c0bc0c5faefed4ebb6a26c1ff67b089417a8a2be','92e7a9dcc206e82bc14cf545e311cf528d5e4e7bdb42bf8bc7b3b648970bcae9');
INSERT INTO "audit_entries" VALUES(79,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da24603b3a88','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "E4", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da24603b3a88"}','92e7a9dcc206e82bc14cf545e311cf528d5e4e7bdb42bf8bc7b3b648970bcae9','4650563a5d7c066d7d8bc3a45262d77d43e24c873c8669fee7ccdf43830ca976');
INSERT INTO "audit_entries" VALUES(80,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da250dd1a1c3','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "E5", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da250dd1a1c3"}','4650563a5d7c066d7d8bc3a45262d77d43e24c873c8669fee7ccdf43830ca976','34464fa9e64fc012a5989ff0339c0a7abd595e3a971e6657c029938a2dee8d31');
INSERT INTO "audit_entries" VALUES(81,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da26c6090b1f','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "E6", "value": "\u662f", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da26c6090b1f"}','34464fa9e64fc012a5989ff0339c0a7abd595e3a971e6657c029938a2dee8d31','545d50823a37cdc754205115059e662e28e3b96d0cc42d3bc25b36a5c61b4f55');
INSERT INTO "audit_entries" VALUES(82,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da27b9f68399','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "D", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da27b9f68399"}','545d50823a37cdc754205115059e662e28e3b96d0cc42d3bc25b36a5c61b4f55','7a0604e622156ef5f71ba43453171ff998ed0a73b142a733e2e8841ef24f4245');
INSERT INTO "audit_entries" VALUES(83,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da28d5759e69','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "G", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da28d5759e69"}','7a0604e622156ef5f71ba43453171ff998ed0a73b142a733e2e8841ef24f4245','c44a0e30e5db1afccbb8d30cd34c1158d0b6aaf0f80432933f0854404d42491c');
INSERT INTO "audit_entries" VALUES(84,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da2906441226','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "X1", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da2906441226"}','c44a0e30e5db1afccbb8d30cd34c1158d0b6aaf0f80432933f0854404d42491c','eee99eaa6bf83dcbd02137e1e9c1e5cfe327f697c942ec9e682f578e8ea4f5cd');
INSERT INTO "audit_entries" VALUES(85,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da2ac92c4764','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "X2", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da2ac92c4764"}','eee99eaa6bf83dcbd02137e1e9c1e5cfe327f697c942ec9e682f578e8ea4f5cd','821d1928b6168ab758ace6572ded348d5f618d1b02257505b7f1c2934f2540dd');
INSERT INTO "audit_entries" VALUES(86,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da2b932da1f0','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "X3", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da2b932da1f0"}','821d1928b6168ab758ace6572ded348d5f618d1b02257505b7f1c2934f2540dd','25cb97027d2bf89e219f79a586fa15573c3d8dc8c02a45b8ad89dd88233e0d5d');
INSERT INTO "audit_entries" VALUES(87,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da2c5cedb9b6','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "X4", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da2c5cedb9b6"}','25cb97027d2bf89e219f79a586fa15573c3d8dc8c02a45b8ad89dd88233e0d5d','76ab74fb99291d16a4c7f7310113b084701b3539582b6c8255bad0c893bbb7f1');
INSERT INTO "audit_entries" VALUES(88,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','answers','01a200ac-29cd-76ad-b39e-da2d6ae6211a','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "X7", "value": "\u5426", "by_name": "\u845b\u6c11\u8b66", "at": "2026-11-20T02:34:00+00:00", "id": "01a200ac-29cd-76ad-b39e-da2d6ae6211a"}','76ab74fb99291d16a4c7f7310113b084701b3539582b6c8255bad0c893bbb7f1','5e2166fe693d684da839c5e5ec9591c940167d441e52aeb23dc7c32125a543d5');
INSERT INTO "audit_entries" VALUES(89,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-29be-728f-a297-49bfc2afa83e','01a200ac29be728fa29749bfc2afa83e','{"nature": ["", "\u6c11\u4e8b"], "track": ["", "RM"], "channel": ["", "\u4eba\u6c11\u8c03\u89e3"]}','5e2166fe693d684da839c5e5ec9591c940167d441e52aeb23dc7c32125a543d5','7cdad13d34610bce343bde261b052ca25ca2f38486ea28355d15c0549a7b5732');
INSERT INTO "audit_entries" VALUES(90,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-29be-728f-a297-49bfc2afa83e','01a200ac29be728fa29749bfc2afa83e','{"state": ["\u5df2\u767b\u8bb0", "\u5df2\u53d7\u7406"], "accepted_on": [null, "2026-11-20"]}','7cdad13d34610bce343bde261b052ca25ca2f38486ea28355d15c0549a7b5732','8ee7c999bd033266744958ebf60e00b096a64130680968715a996399dd8bbb76');
INSERT INTO "audit_entries" VALUES(91,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','deadlines','01a200ac-29d3-7417-a30b-ce9a3589c227','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "rm-term", "name": "\u4eba\u6c11\u8c03\u89e3\u671f\u9650", "started_on": "2026-11-20", "due_on": "2026-12-21", "id": "01a200ac-29d3-7417-a30b-ce9a3589c227"}','8ee7c999bd033266744958ebf60e00b096a64130680968715a996399dd8bbb76','268c285493f034c001009ee07bcfb15144102dc253f297183908743070ca0477');
INSERT INTO "audit_entries" VALUES(92,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','deadlines','01a200ac-29d4-70af-b085-ed3459603ad0','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "key": "referral", "name": "\u79fb\u9001\u540e\u53cd\u9988", "started_on": "2026-11-20", "due_on": "2026-11-25", "id": "01a200ac-29d4-70af-b085-ed3459603ad0"}','268c285493f034c001009ee07bcfb15144102dc253f297183908743070ca0477','8ea5de35e5c78c14ce5b71ebb89d131dc4f224a0d6dbebf3db64cf52df07b389');
INSERT INTO "audit_entries" VALUES(93,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','新增','referrals','01a200ac-29d5-71dd-850f-1e59128b8055','01a200ac29be728fa29749bfc2afa83e','{"case_id": "01a200ac-29be-728f-a297-49bfc2afa83e", "to": "\u897f\u5c94\u9547\u53f8\u6cd5\u6240", "on": "2026-11-20", "reason": "\u5c5e\u5730\u7ba1\u8f96", "feedback_by": "2026-11-25", "contact": "\u845b\u6c11\u8b66", "id": "01a200ac-29d5-71dd-850f-1e59128b8055", "version": 1}','8ea5de35e5c78c14ce5b71ebb89d131dc4f224a0d6dbebf3db64cf52df07b389','995d6736d5caf6c3766ce3facecbd1920700cde765e65c1c4e369ab08aeea144');
INSERT INTO "audit_entries" VALUES(94,'2026-11-20 02:34:00.000000','01a200ac293576658322ae8aa3fe1c04','葛民警','修改','cases','01a200ac-29be-728f-a297-49bfc2afa83e','01a200ac29be728fa29749bfc2afa83e','{"channel": ["\u4eba\u6c11\u8c03\u89e3", "\u897f\u5c94\u9547\u53f8\u6cd5\u6240"], "state": ["\u5df2\u53d7\u7406", "\u5df2\u79fb\u9001"], "outcome": ["", "\u79fb\u9001"], "concluded_on": [null, "2026-11-20"]}','995d6736d5caf6c3766ce3facecbd1920700cde765e65c1c4e369ab08aeea144','0487ba9da5b7fc6eff74570bc8f761701f2453c03c6543ffbfb2ba6d78bf5910');
CREATE TABLE audit_head (
	id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (id)
);
INSERT INTO "audit_head" VALUES(1,94,'0487ba9da5b7fc6eff74570bc8f761701f2453c03c6543ffbfb2ba6d78bf5910');
CREATE TABLE blobs (
	sha256 VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_blobs PRIMARY KEY (sha256)
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
	CONSTRAINT fk_cases_handler_id_officers FOREIGN KEY(handler_id) REFERENCES officers (id)
);
INSERT INTO "cases" VALUES('西调2026-1','张土根与赵水生山林土地纠纷','2026-11-20 02:30:00.000000','葛民警','110警情','13012420261119077','2026-11-19','2026年11月19日17时40分','西岔村二组老槐树地头','西岔村','land','民事','殴打他人','','','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。',2,50000,'不构成轻微伤',NULL,'','[]',1,1,'','RM','','人民调解','达成待履行','达成协议','01a200ac293576658322ae8aa3fe1c04','葛民警',NULL,'2026-11-20','2026-11-20',NULL,NULL,'','','','2009年指界时没有立桩',0,'','','','{}','','01a200ac2943750fb569d7bb031abc31',8,NULL,'');
INSERT INTO "cases" VALUES('西调2026-2','张土根与赵水生山林土地纠纷','2026-11-20 02:34:00.000000','葛民警','110警情','13012420261119077','2026-11-19','2026年11月19日17时40分','西岔村二组老槐树地头','西岔村','land','民事','殴打他人','','','两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。',2,50000,'不构成轻微伤',NULL,'','[]',1,1,'','RM','','西岔镇司法所','已移送','移送','01a200ac293576658322ae8aa3fe1c04','葛民警',NULL,'2026-11-20','2026-11-20',NULL,NULL,'','','','',0,'','','','{}','','01a200ac29be728fa29749bfc2afa83e',6,NULL,'');
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
INSERT INTO "clauses" VALUES('01a200ac299d74ba82785c19713778ab',0,'赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。','','赵水生','张土根',30000,'2026-11-23','2026年11月23日前','现金',NULL,'01a200ac299f775f872d3d8795613be0',1,NULL,'');
INSERT INTO "clauses" VALUES('01a200ac299d74ba82785c19713778ab',1,'双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。','','张土根、赵水生','张土根、赵水生',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'01a200ac29a47337acfaa60a4b28f802',1,NULL,'');
INSERT INTO "clauses" VALUES('01a200ac299d74ba82785c19713778ab',2,'双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。','','','',NULL,NULL,'','',NULL,'01a200ac29a672f78faa58f318b48f85',1,NULL,'');
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
INSERT INTO "deadlines" VALUES('01a200ac2943750fb569d7bb031abc31','rm-term','人民调解期限','2026-11-20','2026-12-21','2026-11-20','','','01a200ac297d772ebb8fb599b6567e11');
INSERT INTO "deadlines" VALUES('01a200ac2943750fb569d7bb031abc31','rm-confirm','申请司法确认','2026-11-20','2026-12-21',NULL,'','','01a200ac29b070f1bc3376a8d50730cf');
INSERT INTO "deadlines" VALUES('01a200ac2943750fb569d7bb031abc31','performance','协议履行期满','2026-11-20','2026-11-23',NULL,'','','01a200ac29b575bb91b4daa28cc18ac7');
INSERT INTO "deadlines" VALUES('01a200ac29be728fa29749bfc2afa83e','rm-term','人民调解期限','2026-11-20','2026-12-21',NULL,'','','01a200ac29d37417a30bce9a3589c227');
INSERT INTO "deadlines" VALUES('01a200ac29be728fa29749bfc2afa83e','referral','移送后反馈','2026-11-20','2026-11-25',NULL,'','','01a200ac29d470afb085ed3459603ad0');
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
INSERT INTO "demands" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2946712085af9553139a6909','赔偿金额','赔麦苗钱，重新定界',50000,'','2026-11-20 02:30:00.000000','01a200ac296f74538041e49f10116e96',NULL,'');
INSERT INTO "demands" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2952764a9aaac6e1725f879a','其他','不同意是自己挪桩',NULL,'','2026-11-20 02:30:00.000000','01a200ac297276feac91f5ace496cc47',NULL,'');
INSERT INTO "demands" VALUES('01a200ac29be728fa29749bfc2afa83e','01a200ac29c0726a884400cd6d4cbd77','赔偿金额','赔麦苗钱，重新定界',50000,'','2026-11-20 02:34:00.000000','01a200ac29ca75e3bba299dbe28238fc',NULL,'');
INSERT INTO "demands" VALUES('01a200ac29be728fa29749bfc2afa83e','01a200ac29c37598bcd904a218df2b18','其他','不同意是自己挪桩',NULL,'','2026-11-20 02:34:00.000000','01a200ac29cc7541a88ffc2ccc98ba8c',NULL,'');
CREATE TABLE drafts (
	"key" VARCHAR NOT NULL, 
	owner_id CHAR(32), 
	title VARCHAR NOT NULL, 
	content JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (id)
);
INSERT INTO "drafts" VALUES('intake','01a200ac293576658322ae8aa3fe1c04','没写完的接待','{"facts": {}}','2026-11-20 02:34:00.000000','01a200ac29d972f5997ecc541d940fe1');
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
	term_from DATE, 
	term_until DATE, 
	officer_id CHAR(32), 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_mediators PRIMARY KEY (id)
);
INSERT INTO "mediators" VALUES('杨调解','人民调解员','','','','','','','','',NULL,NULL,NULL,'01a200ac2940735f9735264f2d91f605',1,NULL,'');
CREATE TABLE number_series (
	"key" VARCHAR NOT NULL, 
	organ VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	id CHAR(32) NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (id), 
	CONSTRAINT uq_number_series_key_organ_year UNIQUE ("key", organ, year)
);
INSERT INTO "number_series" VALUES('case','西调',2026,2,'01a200ac296c7631b5aa4c85f77f564f');
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
INSERT INTO "numbers" VALUES('01a200ac296c7631b5aa4c85f77f564f',1,'西调2026-1','有效','','01a200ac2943750fb569d7bb031abc31',NULL,'2026-11-20 02:30:00.000000','葛民警','','01a200ac296d73bbbb6ba54ec289d9a3');
INSERT INTO "numbers" VALUES('01a200ac296c7631b5aa4c85f77f564f',2,'西调2026-2','有效','','01a200ac29be728fa29749bfc2afa83e',NULL,'2026-11-20 02:34:00.000000','葛民警','','01a200ac29c87142ad5cdaa3731ea8ac');
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
INSERT INTO "obligations" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac299f775f872d3d8795613be0','赵水生','张土根','给付','赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。',30000,'2026-11-23','2026年11月23日前','现金',NULL,'','01a200ac29a17703bd201cb40cc2490e',1,NULL,'');
INSERT INTO "obligations" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac29a47337acfaa60a4b28f802','张土根、赵水生','张土根、赵水生','行为','双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。',NULL,'2026-11-22','2026年11月22日9时','共同栽桩',NULL,'','01a200ac29a5706db046c9e07665f087',1,NULL,'');
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
INSERT INTO "officers" VALUES('admin','管理','管理员','','','','','$argon2id$v=19$m=8,t=1,p=1$TPpoyeROBvgnb7j6qGtrkg$QlftU9yaF8E2+QKxoKMB0qgGXj6dHZI2D4gk2TpOGVI',0,NULL,'01a200ac292f7165aabcbdc13b524330',1,NULL,'');
INSERT INTO "officers" VALUES('ge','葛民警','民警','','西岔派出所民警','','','$argon2id$v=19$m=8,t=1,p=1$6NNYcPueQ1wykAc13WqMGA$hq6ctQDA7+MH/088Yl7/BeM4eU547Ae2ZlNkC8u7H/A',0,NULL,'01a200ac293576658322ae8aa3fe1c04',1,NULL,'');
INSERT INTO "officers" VALUES('yang','杨调解','调解员','','西岔镇人民调解委员会','','','$argon2id$v=19$m=8,t=1,p=1$NvVBBUc6+K9V6toe0NfTBA$PrkYMHMarJQtZkk+EgmcSqjTSrbWQslphVXuJY+Vmlg',0,NULL,'01a200ac2938703391f753673956adbb',1,NULL,'');
INSERT INTO "officers" VALUES('fu','傅辅警','辅警','','辅警','','','$argon2id$v=19$m=8,t=1,p=1$0qbtgeCFji6SXXkYUgl6hg$KkS4SqwA8UPlA42LojE/6RPRnhpiCD/HAel30LCRZoM',0,NULL,'01a200ac293a7503a7f8ca99b1981bb4',1,NULL,'');
INSERT INTO "officers" VALUES('suo','索所长','所领导','','所长','','','$argon2id$v=19$m=8,t=1,p=1$AU0Bqcz17lLLZWenPPZMaQ$1XpoaEUPEl9rolKfrXzP3PLjW56VZyjHN+Lc5ntTP4A',0,NULL,'01a200ac293b7182936f7e6ded927370',1,NULL,'');
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
INSERT INTO "parties" VALUES('01a200ac2943750fb569d7bb031abc31','甲',0,'被侵害人','张土根',0,1,'01a200ac294976978d721308cd23c635',NULL,'','',NULL,'',NULL,'',NULL,'同意','','01a200ac2946712085af9553139a6909',1,NULL,'');
INSERT INTO "parties" VALUES('01a200ac2943750fb569d7bb031abc31','乙',1,'违法嫌疑人','赵水生',0,1,'01a200ac295a7189b135c3034cc31f99',NULL,'','',NULL,'',NULL,'',NULL,'同意','','01a200ac2952764a9aaac6e1725f879a',1,NULL,'');
INSERT INTO "parties" VALUES('01a200ac29be728fa29749bfc2afa83e','甲',0,'被侵害人','张土根',0,1,'01a200ac294976978d721308cd23c635',NULL,'','',NULL,'',NULL,'',NULL,'同意','','01a200ac29c0726a884400cd6d4cbd77',1,NULL,'');
INSERT INTO "parties" VALUES('01a200ac29be728fa29749bfc2afa83e','乙',1,'违法嫌疑人','赵水生',0,1,'01a200ac295a7189b135c3034cc31f99',NULL,'','',NULL,'',NULL,'',NULL,'同意','','01a200ac29c37598bcd904a218df2b18',1,NULL,'');
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
INSERT INTO "persons" VALUES('张土根','','','男','汉族','1968-05-07',NULL,'居民身份证','990124196805070114','','13800001234','西岔村二组12号','','','农民','',0,'','01a200ac294976978d721308cd23c635',1,NULL,'');
INSERT INTO "persons" VALUES('赵水生','','','男','汉族','1971-01-02',NULL,'居民身份证','99012419710102013X','','13800005678','西岔村二组15号','','','农民','',0,'','01a200ac295a7189b135c3034cc31f99',1,NULL,'');
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
	sent_to VARCHAR NOT NULL, 
	sent_on DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	done VARCHAR NOT NULL, 
	suggestion VARCHAR NOT NULL, 
	attachments VARCHAR NOT NULL, 
	feedback_by DATE, 
	contact VARCHAR NOT NULL, 
	received_on DATE, 
	accepted VARCHAR NOT NULL, 
	feedback_on DATE, 
	feedback VARCHAR NOT NULL, 
	id CHAR(32) NOT NULL, 
	version INTEGER NOT NULL, 
	voided_at DATETIME, 
	void_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_referrals PRIMARY KEY (id), 
	CONSTRAINT fk_referrals_case_id_cases FOREIGN KEY(case_id) REFERENCES cases (id)
);
INSERT INTO "referrals" VALUES('01a200ac29be728fa29749bfc2afa83e','西岔镇司法所','2026-11-20','属地管辖','','','','2026-11-25','葛民警',NULL,'',NULL,'','01a200ac29d571dd850f1e59128b8055',1,NULL,'');
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
INSERT INTO "sitting_events" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2984700c84151b8a0b724565','2026-11-20 02:30:00.000000','阶段','群众先说理',NULL,'葛民警','01a200ac298e76859f5bd2c1c28f32f9',NULL,'');
INSERT INTO "sitting_events" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2984700c84151b8a0b724565','2026-11-20 02:32:00.000000','阶段','民警后梳理',NULL,'葛民警','01a200ac2995766fafd0f662024865ae',NULL,'');
INSERT INTO "sitting_events" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2984700c84151b8a0b724565','2026-11-20 02:33:00.000000','阶段','警民共谈理',NULL,'葛民警','01a200ac299a74429e8f0a8575863b49',NULL,'');
INSERT INTO "sitting_events" VALUES('01a200ac2943750fb569d7bb031abc31','01a200ac2984700c84151b8a0b724565','2026-11-20 02:34:00.000000','阶段','结束',NULL,'葛民警','01a200ac29a9779db6bb8b9fca417cc0',NULL,'');
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
INSERT INTO "sittings" VALUES('01a200ac2943750fb569d7bb031abc31',1,'调解室','面对面',1,'结束',0,'2026-11-20 02:30:00.000000','2026-11-20 02:34:00.000000','杨调解','','张土根与赵水生山林土地纠纷','达成协议','','','','','01a200ac2984700c84151b8a0b724565',5,NULL,'');
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
INSERT INTO "stations" VALUES('西岔派出所','西岔县公安局西岔派出所','西公（西）','西调','西岔镇人民调解委员会','西','西岔派出所调解室','西岔镇人民路1号','0123-1234567','西岔县人民法院','示范省',0,'{}','01a200ac2929705f99089d6b018a316f',1);
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
INSERT INTO "utterances" VALUES('01a200ac2984700c84151b8a0b724565',1,'2026-11-20 02:31:00.000000','群众先说理','张土根',NULL,'事实','今年春上他把桩往西挪了两犁。',0,'',NULL,'','01a200ac29927191ab5b34dec4d23824');
INSERT INTO "utterances" VALUES('01a200ac2984700c84151b8a0b724565',2,'2026-11-20 02:32:00.000000','群众先说理','赵水生',NULL,'事实','挪桩是孩子干活时碰的。',0,'',NULL,'','01a200ac29947270b0ada2ddb07d4b13');
INSERT INTO "utterances" VALUES('01a200ac2984700c84151b8a0b724565',3,'2026-11-20 02:33:00.000000','民警后梳理','葛民警',NULL,'事实','2009年指界走向双方没有争议。',0,'',NULL,'','01a200ac299777fa81aa5d59a6b1aceb');
INSERT INTO "utterances" VALUES('01a200ac2984700c84151b8a0b724565',4,'2026-11-20 02:34:00.000000','警民共谈理','赵水生',NULL,'方案','麦子钱我出，明天栽完桩就给。',0,'',NULL,'','01a200ac299b71ca88cabcf64454924f');
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
INSERT INTO "visits" VALUES('01a200ac2943750fb569d7bb031abc31','2026-11-26','履行期满后回访',0,NULL,'','','','','','','','','','','01a200ac29bc77cf88182cc492e92935',1,NULL,'');
INSERT INTO "visits" VALUES('01a200ac2943750fb569d7bb031abc31','2026-11-27','签约后第7日回访',0,NULL,'','','','','','','','','','','01a200ac29bc77cf88182cc52ac54c2c',1,NULL,'');
CREATE INDEX ix_persons_name ON persons (name);
CREATE INDEX ix_persons_telephone ON persons (telephone);
CREATE INDEX ix_persons_id_number ON persons (id_number);
CREATE INDEX ix_organisations_credit_code ON organisations (credit_code);
CREATE INDEX ix_organisations_name ON organisations (name);
CREATE INDEX ix_audit_entries_case_id ON audit_entries (case_id);
CREATE INDEX ix_audit_entries_row_id ON audit_entries (row_id);
CREATE INDEX ix_audit_entries_table_name ON audit_entries (table_name);
CREATE INDEX ix_drafts_owner_id ON drafts (owner_id);
CREATE INDEX ix_drafts_key ON drafts ("key");
CREATE INDEX ix_cases_handler_id ON cases (handler_id);
CREATE INDEX ix_cases_received_at ON cases (received_at);
CREATE INDEX ix_cases_number ON cases (number);
CREATE INDEX ix_cases_state ON cases (state);
CREATE INDEX ix_cases_concluded ON cases (concluded_on);
CREATE INDEX ix_numbers_text ON numbers (text);
CREATE INDEX ix_numbers_series_id ON numbers (series_id);
CREATE INDEX ix_numbers_case_id ON numbers (case_id);
CREATE INDEX ix_parties_case_id ON parties (case_id);
CREATE INDEX ix_parties_organisation_id ON parties (organisation_id);
CREATE INDEX ix_parties_guardian_id ON parties (guardian_id);
CREATE INDEX ix_parties_name ON parties (name);
CREATE INDEX ix_parties_agent_id ON parties (agent_id);
CREATE INDEX ix_parties_person_id ON parties (person_id);
CREATE INDEX ix_answers_case_id ON answers (case_id);
CREATE INDEX ix_deadlines_case_id ON deadlines (case_id);
CREATE INDEX ix_deadlines_open ON deadlines (met_on, due_on);
CREATE INDEX ix_recordings_case_id ON recordings (case_id);
CREATE INDEX ix_recordings_sitting_id ON recordings (sitting_id);
CREATE INDEX ix_sittings_phase ON sittings (phase);
CREATE INDEX ix_sittings_case_id ON sittings (case_id);
CREATE INDEX ix_sittings_started_at ON sittings (started_at);
CREATE INDEX ix_referrals_case_id ON referrals (case_id);
CREATE INDEX ix_visits_case_id ON visits (case_id);
CREATE INDEX ix_visits_open ON visits (done_on, due_on);
CREATE INDEX ix_papers_form ON papers (form);
CREATE INDEX ix_papers_case_id ON papers (case_id);
CREATE INDEX ix_papers_number ON papers (number);
CREATE INDEX ix_agreements_case_id ON agreements (case_id);
CREATE INDEX ix_agreements_sitting_id ON agreements (sitting_id);
CREATE INDEX ix_demands_case_id ON demands (case_id);
CREATE INDEX ix_demands_party_id ON demands (party_id);
CREATE INDEX ix_attendances_case_id ON attendances (case_id);
CREATE INDEX ix_attendances_officer_id ON attendances (officer_id);
CREATE INDEX ix_attendances_sitting_id ON attendances (sitting_id);
CREATE INDEX ix_attendances_mediator_id ON attendances (mediator_id);
CREATE INDEX ix_sitting_events_case_id ON sitting_events (case_id);
CREATE INDEX ix_sitting_events_sitting_id ON sitting_events (sitting_id);
CREATE INDEX ix_utterances_sitting_id ON utterances (sitting_id);
CREATE UNIQUE INDEX uq_utterances_sitting_seq ON utterances (sitting_id, seq);
CREATE INDEX ix_offers_sitting_id ON offers (sitting_id);
CREATE INDEX ix_offers_case_id ON offers (case_id);
CREATE INDEX ix_clauses_agreement_id ON clauses (agreement_id);
CREATE INDEX ix_confirmations_case_id ON confirmations (case_id);
CREATE INDEX ix_confirmations_agreement_id ON confirmations (agreement_id);
CREATE INDEX ix_obligations_clause_id ON obligations (clause_id);
CREATE INDEX ix_obligations_open ON obligations (performed_on, due_on);
CREATE INDEX ix_obligations_case_id ON obligations (case_id);
CREATE INDEX ix_instalments_obligation_id ON instalments (obligation_id);
CREATE INDEX ix_instalments_due_on ON instalments (due_on);
CREATE INDEX ix_payments_case_id ON payments (case_id);
CREATE INDEX ix_payments_obligation_id ON payments (obligation_id);
COMMIT;
