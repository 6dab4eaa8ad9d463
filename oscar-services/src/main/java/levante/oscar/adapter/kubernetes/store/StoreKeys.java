package levante.oscar.adapter.kubernetes.store;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes the keys of a storage: those by which it lets in, and those by which it encrypts. */
final class StoreKeys {
  static final String ACCESS = "access-key";
  static final String SECRET = "secret-key";
  static final String CERTIFICATE = "public.crt";
  static final String PRIVATE_KEY = "private.key";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ACCESS_BYTES = 10;
  private static final int SECRET_BYTES = 20;
  private static final int SERIAL_BITS = 120;
  private static final long DAYS = 3650;

  private StoreKeys() {}

  /**
   * New ones, for a storage at that address, by the names under which MinIO wants them. The
   * certificate is signed by itself: it keeps listeners out, and proves nothing.
   */
  static Map<String, String> make(String name, String address, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      KeyPair pair = generator.generateKeyPair();
      return Map.of(
          ACCESS, random(ACCESS_BYTES),
          SECRET, random(SECRET_BYTES),
          CERTIFICATE, pem("CERTIFICATE", certificate(pair, name, address, now).getEncoded()),
          PRIVATE_KEY, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every Java has elliptic curves", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static X509Certificate certificate(KeyPair pair, String name, String address, Instant now)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X500Name self = new X500Name("CN=" + name);
    int kind = IPAddress.isValid(address) ? GeneralName.iPAddress : GeneralName.dNSName;
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    self,
                    new BigInteger(SERIAL_BITS, RANDOM),
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                    self,
                    pair.getPublic())
                .addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(kind, address)))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static String pem(String type, byte[] encoded) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, encoded));
    }
    return text.toString();
  }
}
