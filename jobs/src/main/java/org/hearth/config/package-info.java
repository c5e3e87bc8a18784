/** What a run is told: paths, states, periods, options, and where each value came from. */
@NullMarked
package org.hearth.config;

import org.jspecify.annotations.NullMarked;
