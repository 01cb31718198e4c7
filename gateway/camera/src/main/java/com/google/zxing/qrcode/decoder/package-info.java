/**
 * One class of ours in ZXing's package: its parts are visible only from here, see {@code
 * gateway/docs/decisions/0001-codes-without-strings.md}.
 */
@NullMarked
package com.google.zxing.qrcode.decoder;

import org.jspecify.annotations.NullMarked;
