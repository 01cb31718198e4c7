package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GatewayId;

/**
 * What turns an erasure into a certificate.
 *
 * @param gateway who certifies
 * @param residue looks for what must be gone
 * @param signer signs
 */
public record ErasureProof(GatewayId gateway, ResidueCheck residue, CertificateSigner signer) {}
