/** Families, and the SQL that turns silver into people, episodes and deliveries. */
@NullMarked
package org.hearth.derive;

import org.jspecify.annotations.NullMarked;
