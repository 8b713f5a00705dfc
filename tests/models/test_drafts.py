from models import audit, drafts
from tests.sample import Room


def test_a_draft_is_kept_replaced_and_let_go(here: Room) -> None:
    with here.store.unit() as db:
        drafts.save(db, "intake", {"name": "张"}, title="张某")
    here.clock.forward(seconds=1)
    with here.store.unit() as db:
        drafts.save(db, "intake", {"name": "张土"}, title="张土某")
        drafts.save(db, "line:1", {"text": "他推"})
    with here.store.reading() as db:
        assert drafts.load(db, "intake") == {"name": "张土"}
        assert [each.title for each in drafts.listing(db)] == ["张土某", ""]
    with here.store.unit() as db:
        drafts.drop(db, "intake")
    with here.store.reading() as db:
        assert drafts.load(db, "intake") is None
        assert [each.key for each in drafts.listing(db)] == ["line:1"]


def test_drafts_are_each_persons_own(here: Room) -> None:
    for person, words in ((here.officer, "甲"), (here.mediator, "乙"), (None, "没有登录")):
        here.store.person = person
        with here.store.unit() as db:
            drafts.save(db, "intake", {"words": words})
    for person, words in ((here.officer, "甲"), (here.mediator, "乙"), (None, "没有登录")):
        here.store.person = person
        with here.store.reading() as db:
            assert (drafts.load(db, "intake"), len(drafts.listing(db))) == ({"words": words}, 1)
    here.store.person = here.mediator
    with here.store.unit() as db:
        drafts.drop(db, "intake")
    here.store.person = here.officer
    with here.store.reading() as db:
        assert drafts.load(db, "intake") == {"words": "甲"}


def test_what_is_only_typed_is_heard_and_stays_out_of_the_audit(here: Room) -> None:
    heard: list[frozenset[str]] = []
    here.store.changed(heard.append)
    with here.store.reading() as db:
        before = db.get_one(audit.AuditHead, 1).seq
    with here.store.unit() as db:
        drafts.save(db, "intake", {"id_number": "口述"})
    with here.store.unit() as db:
        drafts.drop(db, "intake")
    with here.store.reading() as db:
        assert db.get_one(audit.AuditHead, 1).seq == before
    assert heard == [frozenset({"Draft"})] * 2


def test_the_loaded_content_may_be_changed_without_writing(here: Room) -> None:
    with here.store.unit() as db:
        drafts.save(db, "intake", {"name": "张"})
        found = drafts.load(db, "intake")
        assert found is not None
        found["name"] = "李"
    with here.store.reading() as db:
        assert drafts.load(db, "intake") == {"name": "张"}
