package levante.bench.events;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Events as MinIO posts them, each of an object of its own; about 1 KiB. */
final class Events {
  static final String BUCKET = "bench";

  private static final Instant MODIFIED = Instant.parse("2026-03-02T12:00:00Z");
  private static final String EVENT =
      """
      {"EventName":"s3:ObjectCreated:Put","Key":"bench/%1$s","Records":[{"eventVersion":"2.0",\
      "eventSource":"minio:s3","awsRegion":"","eventTime":"2026-03-02T12:00:00.000Z",\
      "eventName":"s3:ObjectCreated:Put","userIdentity":{"principalId":"minioadmin"},\
      "requestParameters":{"principalId":"minioadmin","region":"","sourceIPAddress":"127.0.0.1"},\
      "responseElements":{"x-amz-id-2":\
      "dd9025bab4ad464b049177c95eb6ebf374d3b3fd1af9251148b658df7ac2e3e8",\
      "x-amz-request-id":"17C0FBF2B9D6A1F2","x-minio-deployment-id":\
      "90e81272-4dca-49a3-9481-8a8b22cbf2c6","x-minio-origin-endpoint":"http://127.0.0.1:9000"},\
      "s3":{"s3SchemaVersion":"1.0","configurationId":"Config","bucket":{"name":"bench",\
      "ownerIdentity":{"principalId":"minioadmin"},"arn":"arn:aws:s3:::bench"},"object":\
      {"key":"%1$s","size":1024,"eTag":"%2$s","contentType":"image/jpeg","userMetadata":\
      {"content-type":"image/jpeg"},"sequencer":"%3$X"}},"source":{"host":"127.0.0.1","port":"",\
      "userAgent":"MinIO (linux; amd64) minio-go/v7.0.80"}}]}
      """;

  private final AtomicLong next = new AtomicLong();
  private final int services;

  /** Of objects that so many services read, a folder each. */
  Events(int services) {
    this.services = services;
  }

  String next() {
    long number = next.getAndIncrement();
    String key = "s%03d/in/%09d.jpg".formatted(number % services, number);
    return EVENT.formatted(key.replace("/", "%2F"), eTag(key), MODIFIED.toEpochMilli() * 1_000_000);
  }

  static String eTag(String key) {
    return String.format(Locale.ROOT, "%032x", key.hashCode() & 0xffffffffL);
  }

  static Instant modified() {
    return MODIFIED;
  }
}
