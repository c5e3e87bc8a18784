/** The rules of the states' documents: rate card, caseload, visits, staff, eligibility. */
@NullMarked
package org.hearth.rule;

import org.jspecify.annotations.NullMarked;
