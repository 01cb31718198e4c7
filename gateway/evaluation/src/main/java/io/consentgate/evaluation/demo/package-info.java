/**
 * The whole story without a person: synthetic visitors before the real programs.
 *
 * <p>What a step claims it shows by what can be seen from outside: the portal's log, the public
 * page, answers over HTTP, files on the disk, signatures checked with published keys. Two steps
 * also have somebody with a debugger do to the running gateway what nobody can do from outside.
 */
@NullMarked
package io.consentgate.evaluation.demo;

import org.jspecify.annotations.NullMarked;
