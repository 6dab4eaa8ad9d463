package levante.provisioner.adapter.jclouds.ec2;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Amazon's signature, version 4, of what really arrived; moto does not look at it. */
final class Signatures {
  private Signatures() {}

  /** The header that a call is to have, for the key and the headers that it names itself. */
  static String of(HttpExchange call, String form, String region, String secret) {
    String given = call.getRequestHeaders().getFirst("Authorization");
    String date = call.getRequestHeaders().getFirst("X-Amz-Date");
    if (given == null || date == null || !given.contains("SignedHeaders=")) {
      return "none";
    }
    String names = between(given, "SignedHeaders=", ",");
    String headers =
        Arrays.stream(names.split(";"))
            .map(name -> name + ":" + call.getRequestHeaders().getFirst(name) + "\n")
            .collect(Collectors.joining());
    String canonical = "POST\n/\n\n" + headers + "\n" + names + "\n" + hash(form);
    String scope = date.substring(0, 8) + "/" + region + "/ec2/aws4_request";
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    String text = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hash(canonical);
    return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            between(given, "Credential=", "/"),
            scope,
            names,
            HexFormat.of().formatHex(mac(key, text)));
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
