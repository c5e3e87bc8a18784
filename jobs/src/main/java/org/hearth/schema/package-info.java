/** What each table promises, read from {@code schemas/}. */
@NullMarked
package org.hearth.schema;

import org.jspecify.annotations.NullMarked;
