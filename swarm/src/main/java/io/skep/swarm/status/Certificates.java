package io.skep.swarm.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** When certificates end; pure. */
final class Certificates {

    private Certificates() {}

    /** The end of the first certificate in a PEM file; empty where there is none. */
    static Optional<Instant> end(byte[] pem) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    static Optional<Instant> end(String pem) {
        return end(pem.getBytes(StandardCharsets.UTF_8));
    }
}
