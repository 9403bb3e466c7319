package dev.sextant.node;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.settings.SecureSettings;
import org.elasticsearch.common.settings.SecureString;

/** Secure settings from memory, in place of the server's keystore file. */
final class GivenSecrets implements SecureSettings {
    private final Map<String, String> secrets;

    GivenSecrets(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Set<String> getSettingNames() {
        return secrets.keySet();
    }

    @Override
    public SecureString getString(String setting) {
        return new SecureString(secrets.get(setting).toCharArray());
    }

    @Override
    public InputStream getFile(String setting) {
        return new ByteArrayInputStream(bytes(setting));
    }

    @Override
    public byte[] getSHA256Digest(String setting) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(setting));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}

    @Override
    public void writeTo(org.elasticsearch.common.io.stream.StreamOutput out) {
        throw new UnsupportedOperationException("secrets stay in this process");
    }

    private byte[] bytes(String setting) {
        return secrets.get(setting).getBytes(StandardCharsets.UTF_8);
    }
}
