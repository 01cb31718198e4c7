package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.LabelledPicture;

/**
 * A picture, and the line that named it first.
 *
 * @param picture the picture; its group is empty where no file says one
 * @param line where it was named
 */
record NamedPicture(LabelledPicture picture, InputLine line) {}
