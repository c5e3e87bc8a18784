package org.hearth.form;

import java.time.LocalDate;
import org.hearth.measure.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/** Which form is wanted: without {@code asOf} from the current release, else from the last one not after that day. */
public record FormRequest(String state, ReportingPeriod period, @Nullable LocalDate asOf, Scope scope) {}
