/** Reference data that every run reads: holidays, tools, cut-offs; checked when it is loaded. */
@NullMarked
package org.hearth.reference;

import org.jspecify.annotations.NullMarked;
