package io.skep.provision.ssh;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import net.schmizz.sshj.common.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lets SSHJ use the JDK's own elliptic curves: it asks for {@code ECDSA} keys, which the JDK calls {@code EC}. So the large BouncyCastle
 * provider need not be loaded at every start.
 */
final class EllipticCurveNames extends Provider {
    private static final long serialVersionUID = 1L;

    private static final class Once {
        private static final boolean DONE = register();
    }

    private EllipticCurveNames() {
        super("SkepEllipticCurveNames", "1", "ECDSA keys by the JDK's EC");
        for (String service : new String[] {"KeyFactory", "KeyPairGenerator"}) {
            putService(new Alias(this, service));
        }
    }

    /** Prepares SSHJ; called before any of its classes is used, any number of times. */
    static void prepare() {
        if (!Once.DONE) {
            throw new IllegalStateException("SSHJ was not prepared");
        }
    }

    private static boolean register() {
        SecurityUtils.setRegisterBouncyCastle(false);
        Security.addProvider(new EllipticCurveNames());
        return true;
    }

    private static final class Alias extends Provider.Service {
        private Alias(Provider provider, String service) {
            super(provider, service, "ECDSA", Alias.class.getName(), null, null);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            Provider elliptic = Security.getProvider("SunEC");
            if (elliptic == null) {
                throw new NoSuchAlgorithmException("this Java has no elliptic curves (provider SunEC)");
            }
            return elliptic.getService(getType(), "EC").newInstance(parameter);
        }
    }
}
