package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import org.jspecify.annotations.Nullable;

/**
 * One presentation to be made.
 *
 * @param picture the picture, the film or the folder with frames, whose it is, and a group
 * @param species what it is
 * @param kind what the simulation makes of the picture; null to show it as it is
 */
record Presentation(LabelledPicture picture, Species species, @Nullable Kind kind) {}
