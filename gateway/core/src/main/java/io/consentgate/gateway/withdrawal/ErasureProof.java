package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.receipt.ErasureReach;

/**
 * What turns an erasure into a certificate.
 *
 * @param gateway who certifies
 * @param residue looks for what must be gone
 * @param signer signs
 * @param reach which copies an erasure here reaches
 */
public record ErasureProof(
    GatewayId gateway, ResidueCheck residue, CertificateSigner signer, ErasureReach reach) {}
