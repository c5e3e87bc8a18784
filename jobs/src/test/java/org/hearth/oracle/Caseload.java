package org.hearth.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that measures ask of a state: who is enrolled when, and the facts about them. */
final class Caseload {
    private final Silver silver;
    private final Rules rules;
    private final LocalDate asOf;
    private final People people;
    private final List<Enrollment> enrollments;
    private final List<Spell> children;

    Caseload(Silver silver, Rules rules, LocalDate asOf) {
        this.silver = silver;
        this.rules = rules;
        this.asOf = asOf;
        this.people = new People(silver);
        this.enrollments = new Enrollments(rules).counted(silver, people, asOf);
        this.children = new Spells(silver, rules).counted(enrollments);
    }

    Silver silver() {
        return silver;
    }

    Rules rules() {
        return rules;
    }

    LocalDate asOf() {
        return asOf;
    }

    People people() {
        return people;
    }

    /** Every counted enrollment, of any funding. */
    List<Enrollment> enrollments() {
        return enrollments;
    }

    Stream<Enrollment> primaryCaregivers() {
        return enrollments.stream().filter(Enrollment::isMiechv).filter(Enrollment::isPrimary);
    }

    Stream<Spell> indexChildren() {
        return children.stream().filter(Spell::isMiechv).filter(Spell::isIndex);
    }

    /** Counted spells of children, as far as they are under this enrollment. */
    List<Spell> childrenOf(Enrollment enrollment) {
        return children.stream()
                .filter(spell -> spell.under().contains(enrollment))
                .map(spell -> spell.under(enrollment))
                .toList();
    }

    Delivery delivery(Enrollment enrollment) {
        return Delivery.of(silver, enrollment);
    }

    /** Facts about a caregiver under any of the person's ids. */
    Stream<Fact> about(String entity, String column, Enrollment enrollment) {
        return silver.of(entity, column, people.members(enrollment.personId()));
    }

    /** Days of the period that have come and lie in the span. */
    Span days(Span span, Period period) {
        return span.cut(period.span()).cut(new Span(LocalDate.MIN, asOf));
    }

    boolean isEnrolled(Span span, Period period) {
        return !days(span, period).isEmpty();
    }

    /** Last day that counts in the period. */
    LocalDate end(Span span, Period period) {
        return days(span, period).to();
    }

    Optional<Enrollment> latest(Stream<Enrollment> ofPerson, Period period) {
        return ofPerson.filter(one -> isEnrolled(one.span(), period)).max(Comparator.comparing(Enrollment::start));
    }

    Fact child(String childId) {
        return silver.one("child", "child_id", childId);
    }

    boolean isInService(String need, List<String> persons, LocalDate day) {
        return silver.of("service_receipt", "person_id", persons)
                .filter(receipt -> receipt.is("need", need))
                .anyMatch(receipt -> new Span(
                                receipt.day("valid_from"),
                                receipt.knows("valid_to") ? receipt.day("valid_to") : Span.NEVER)
                        .contains(day));
    }

    Stream<Fact> referrals(String need, List<String> persons) {
        return silver.of("referral_out", "person_id", persons).filter(referral -> referral.is("need", need));
    }

    /** A referral that only says that the person was in the service already. */
    boolean saysInService(String need, List<String> persons, Span span) {
        return referrals(need, persons)
                .filter(referral -> referral.yes("already_in_service"))
                .anyMatch(referral -> referral.within("provided_date", span));
    }
}
