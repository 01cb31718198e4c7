/** The pages as people meet them: the real programs, a real browser, by keyboard and by touch. */
@NullMarked
package io.consentgate.evaluation.browser;

import org.jspecify.annotations.NullMarked;
