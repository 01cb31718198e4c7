package io.consentgate.evaluation.demo;

/**
 * Who plays.
 *
 * @param ada consents, enters, is stolen from, withdraws
 * @param bob withdraws while the authority is away
 * @param carl looks of the one who stays until his time is over
 * @param dora stands there when the authority is cut off
 * @param stranger a face that never enrols
 */
record Players(Guest ada, Guest bob, int carl, Guest dora, int stranger) {}
