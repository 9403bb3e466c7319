package dev.sextant.functional;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of Amazon Web Services as its documentation describes it, written apart from
 * the library that the program signs with.
 *
 * @param date of the request, for example {@code 20150830T123600Z}
 */
record SignatureV4(String secretKey, String date, String region, String service) {

    /**
     * The signature of a request in hexadecimal digits.
     *
     * @param target the request's path and query as they are sent
     * @param headers those that are signed, by names in lower case
     * @param signed their names, in the order of the signature
     */
    String of(
            String method,
            String target,
            Map<String, String> headers,
            List<String> signed,
            byte[] body) {
        var uri = URI.create("http://host" + target);
        var lines = new ArrayList<String>();
        lines.add(method);
        lines.add(canonicalPath(uri.getRawPath()));
        lines.add(canonicalQuery(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
        for (var name : signed) {
            lines.add(name + ":" + headers.getOrDefault(name, "").strip().replaceAll(" +", " "));
        }
        lines.add("");
        lines.add(String.join(";", signed));
        lines.add(hex(sha256(body)));
        var day = date.substring(0, 8);
        var scope = String.join("/", day, region, service, "aws4_request");
        var canonical = hex(sha256(bytes(String.join("\n", lines))));
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", date, scope, canonical);
        var key = hmac(bytes("AWS4" + secretKey), day);
        for (var part : List.of(region, service, "aws4_request")) key = hmac(key, part);
        return hex(hmac(key, toSign));
    }

    /** Each part of the path as it is sent, encoded once more. */
    private static String canonicalPath(String raw) {
        var parts = new ArrayList<String>();
        for (var part : raw.split("/", -1)) parts.add(encoded(part));
        var path = String.join("/", parts);
        return path.isEmpty() ? "/" : path;
    }

    private static String canonicalQuery(String raw) {
        var pairs = new ArrayList<String>();
        for (var pair : raw.split("&", -1)) {
            if (pair.isEmpty()) continue;
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            pairs.add(encoded(decoded(name)) + "=" + encoded(decoded(value)));
        }
        pairs.sort(null);
        return String.join("&", pairs);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        var out = new StringBuilder();
        for (var octet : bytes(text)) {
            var c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) out.append(c);
            else out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return out.toString();
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String data) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] data) {
        return HexFormat.of().formatHex(data);
    }
}
