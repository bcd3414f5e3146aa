package io.skep.swarm.cluster;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;

/** What the engine asks of a swarm's own root certificate, as far as it can be told without a clock. */
final class RootCertificate {

    private RootCertificate() {}

    /** What is wrong with a text in PEM, as the end of a sentence; empty where nothing is. */
    static Optional<String> trouble(String pem) {
        try {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (all.size() != 1) {
                return Optional.of("must hold one certificate; it holds " + all.size() + ".");
            }
            boolean authority = all.iterator().next() instanceof X509Certificate one && one.getBasicConstraints() >= 0;
            return authority ? Optional.empty() : Optional.of("is not a certificate authority's (CA:TRUE).");
        } catch (CertificateException broken) {
            return Optional.of("is no certificate in PEM.");
        }
    }
}
