"""The checks of an agreement's text: what no paper may say, and what will start the quarrel again (domain.md §5.6)."""

from itertools import chain

from models.wording import days, people, phrases, sums, table, terms, whole
from models.wording.table import severities
from models.wording.text import AgreementText, ClauseText, Problem, bare

__all__ = ["AgreementText", "ClauseText", "Problem", "bare", "check", "severities"]


def check(agreement: AgreementText) -> tuple[Problem, ...]:
    """Return the problems of an agreement, clause by clause, red before orange in each."""
    found: list[Problem] = []
    for place, clause in enumerate(agreement.clauses):
        said = tuple(phrases.hits(clause.text, agreement))
        struck = any(rule.severity == "red" for rule, _word in said)
        of_clause = [
            rule.problem(word, agreement, place)
            for rule, word in chain(
                said,
                sums.problems(clause, agreement),
                days.problems(clause, agreement, struck=struck),
                people.problems(clause, agreement),
                terms.problems(clause, agreement),
            )
            if rule.holds(agreement.track, agreement.signed_on)
        ]
        rule = table.rules().structure["spared"]
        if rule.holds(agreement.track, agreement.signed_on):
            of_clause += [
                rule.problem(name, agreement, place, article)
                for name, article in whole.of_spared(clause.text, agreement)
            ]
        found += sorted(of_clause, key=lambda problem: problem.severity != "red")
    found += [
        rule.problem(word, agreement, None)
        for rule, word in whole.problems(agreement)
        if rule.holds(agreement.track, agreement.signed_on)
    ]
    return tuple(found)
