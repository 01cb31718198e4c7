/** How fast a passage is, and what it leaves in memory, measured on one door in one process. */
@NullMarked
package io.consentgate.evaluation.bench;

import org.jspecify.annotations.NullMarked;
