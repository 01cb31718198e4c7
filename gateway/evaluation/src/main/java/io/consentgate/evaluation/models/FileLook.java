package io.consentgate.evaluation.models;

import io.consentgate.models.ModelFile;

/**
 * What was found of one model file.
 *
 * @param file what the catalogue says of it
 * @param state where it stands
 * @param place where it was found, for people; empty if it is missing
 * @param digest the SHA-256 found; empty if it is missing
 */
record FileLook(ModelFile file, FileState state, String place, String digest) {}
