package levante.oscar.adapter.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final int BY_NAME = 2;
  private static final int BY_ADDRESS = 7;

  private static X509Certificate certificate(Map<String, String> keys)
      throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    keys.get(StoreKeys.CERTIFICATE).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Of the form that Go reads: PKCS #8. */
  private static ECPrivateKey privateKey(Map<String, String> keys) throws GeneralSecurityException {
    String body =
        keys.get(StoreKeys.PRIVATE_KEY)
            .replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "")
            .replaceAll("\\s", "");
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
  }

  @ParameterizedTest
  @CsvSource({"198.51.100.7, 7", "2001:db8::7, 7", "edge.example.org, 2"})
  void theCertificateIsForTheAddressAndBelongsToTheKey(String address, int kind)
      throws GeneralSecurityException {
    Map<String, String> keys = StoreKeys.make("storage-7f3a2b", address, NOW);
    X509Certificate certificate = certificate(keys);
    List<?> name = certificate.getSubjectAlternativeNames().iterator().next();
    assertThat(name.get(0)).isEqualTo(kind).isIn(BY_NAME, BY_ADDRESS);
    certificate.checkValidity(Date.from(NOW));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(privateKey(keys));
    signature.update(new byte[] {1});
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(new byte[] {1});
    assertThat(signature.verify(signed)).isTrue();
  }

  @Test
  void noTwoStoragesHaveKeysInCommon() {
    Map<String, String> one = StoreKeys.make("a", "198.51.100.7", NOW);
    Map<String, String> other = StoreKeys.make("a", "198.51.100.7", NOW);
    assertThat(one.keySet()).isEqualTo(other.keySet()).hasSize(4);
    assertThat(one).allSatisfy((key, value) -> assertThat(other.get(key)).isNotEqualTo(value));
  }
}
