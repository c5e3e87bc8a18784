/** Bronze to silver: types, codes, references and rules; accepted, quarantined or ignored. */
@NullMarked
package org.hearth.conform;

import org.jspecify.annotations.NullMarked;
