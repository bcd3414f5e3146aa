package io.skep.provision.ssh;

import java.util.List;
import java.util.Locale;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;

/** What we agree to encrypt and sign with: SSHJ's list without SHA-1, MD5, CBC, RC4, DSA and one-kilobit groups. */
final class SafeAlgorithms {

    private static final List<String> WEAK = List.of(
            "sha1", "md5", "ripemd", "cbc", "arcfour", "3des", "blowfish", "cast128", "idea", "group1-", "ssh-dss");

    private SafeAlgorithms() {}

    static DefaultConfig config() {
        EllipticCurveNames.prepare();
        DefaultConfig config = new DefaultConfig();
        config.setKeyExchangeFactories(strong(config.getKeyExchangeFactories()));
        config.setCipherFactories(strong(config.getCipherFactories()));
        config.setMACFactories(strong(config.getMACFactories()));
        config.setKeyAlgorithms(strong(config.getKeyAlgorithms()));
        config.setVersion("skep");
        return config;
    }

    private static <T> List<Factory.Named<T>> strong(List<Factory.Named<T>> factories) {
        return factories.stream().filter(each -> strong(each.getName())).toList();
    }

    /** Whether an algorithm's name is none of the weak ones; {@code ssh-rsa} signs with SHA-1. */
    static boolean strong(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WEAK.stream().noneMatch(lower::contains) && !lower.startsWith("ssh-rsa");
    }
}
