package org.hearth.conform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hearth.text.UsageException;

/**
 * The secret of 32 bytes that turns names into tokens (HMAC-SHA256). It comes from outside the lake and is never
 * written; the lake keeps only {@link #fingerprint()}.
 */
public final class TokenKey {
    private static final int BLOCK = 64;

    private final byte[] key;

    private TokenKey(byte[] key) {
        this.key = key;
    }

    /** Reads 64 hex digits; anything else is bad usage. */
    public static TokenKey parse(String hex) {
        String digits = hex.strip();
        if (!digits.toLowerCase(Locale.ROOT).matches("[0-9a-f]{64}")) {
            throw new UsageException("The token key must be 64 hex digits. Make one with: openssl rand -hex 32");
        }
        return new TokenKey(HexFormat.of().parseHex(digits));
    }

    /** Tells one key from another without giving it away. */
    public String fingerprint() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("hearth token key".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HmacSHA256", e);
        }
    }

    /** SQL for the token of {@code text}, written with Spark's own hash so that no row leaves the engine. */
    String tokenSql(String column, String text) {
        String message = "encode(concat('" + column + ":', " + text + "), 'UTF-8')";
        String inner = "unhex(sha2(concat(" + pad(0x36) + ", " + message + "), 256))";
        return "if(" + text + " is null, null, sha2(concat(" + pad(0x5c) + ", " + inner + "), 256))";
    }

    private String pad(int with) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) with;
        }
        return "X'" + HexFormat.of().formatHex(block) + "'";
    }

    @Override
    public String toString() {
        return "TokenKey(hidden)";
    }
}
