package io.consentgate.contract.grant;

/**
 * What a person consented to. Change one of these and it is another consent (CN-01).
 *
 * @param purpose what for
 * @param custody who holds reference and key
 * @param modelSet what turns a face into features
 * @param gateway the one gateway that may compare
 * @param notice the text that was shown
 */
public record ConsentTerms(
    Purpose purpose, Custody custody, ModelSetId modelSet, GatewayId gateway, NoticeHash notice) {}
