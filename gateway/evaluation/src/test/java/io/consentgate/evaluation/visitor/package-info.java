/** The drawn visitors before the real pipelines. */
@NullMarked
package io.consentgate.evaluation.visitor;

import org.jspecify.annotations.NullMarked;
