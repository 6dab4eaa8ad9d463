package levante.oscar.adapter.kubernetes.pool;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.container.CallServer;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;
import levante.oscar.supervisor.JobParts;
import levante.oscar.supervisor.call.CallEnd;

/**
 * Calls a pod through its cluster's API server, which reaches every pod and which we reach with the
 * kubeconfig that everything else is done with. Source: Kubernetes API, "connect POST requests to
 * proxy of Pod".
 */
final class PodCalls {
  /** So much is sent from memory. */
  private static final int MOST_BYTES_IN_MEMORY = 256 << 10;

  /** A script that is killed at its deadline, and whose results are uploaded, answers later. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final int MOST_END_BYTES = 64 << 20;
  private static final int MOST_ERROR_CHARACTERS = 500;

  private final String namespace;

  PodCalls(String namespace) {
    this.namespace = namespace;
  }

  /** As {@link WarmPods#call}. */
  Optional<PodAnswer> call(
      KubernetesClient client, WarmPods.Pool pool, String pod, JobSpec call, Path body) {
    try (InputStream bytes = Files.newInputStream(body)) {
      HttpRequest request = request(client, pool, pod, call, new Bytes(bytes, Files.size(body)));
      HttpResponse<InputStream> response =
          client
              .getHttpClient()
              .sendAsync(request, InputStream.class)
              .get(call.deadline().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      try (InputStream said = response.body()) {
        return answer(response, said, pod);
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw silent(pod, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent(pod, "interrupted", e);
    }
  }

  /** The input. */
  private record Bytes(InputStream stream, long size) {}

  private HttpRequest request(
      KubernetesClient client, WarmPods.Pool pool, String pod, JobSpec call, Bytes body)
      throws IOException {
    String url =
        "%sapi/v1/namespaces/%s/pods/%s:%d/proxy%s"
            .formatted(client.getMasterUrl(), namespace, pod, CallServer.PORT, CallServer.CALL);
    byte[] head = (JobParts.own(call) + "\n").getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(url)
            .timeout(call.deadline().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
            .header(CallServer.KEY_HEADER, pool.key().reveal());
    if (body.size() <= MOST_BYTES_IN_MEMORY) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + (int) body.size());
      whole.write(head);
      body.stream().transferTo(whole);
      return request.post("application/octet-stream", whole.toByteArray()).build();
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), body.stream());
    return request.post("application/octet-stream", whole, head.length + body.size()).build();
  }

  private static Optional<PodAnswer> answer(
      HttpResponse<InputStream> response, InputStream said, String pod) throws IOException {
    int code = response.code();
    if (code == HttpURLConnection.HTTP_OK) {
      CallEnd end = end(said);
      return Optional.of(PodAnswer.of(end, said::transferTo));
    }
    boolean refused = response.header(CallServer.REFUSED_HEADER) != null;
    if (refused && code == HttpURLConnection.HTTP_UNAUTHORIZED) {
      throw new LevanteException(
          ErrorCode.INTERNAL, "%s does not know the key of its pool".formatted(pod));
    }
    if (refused || code == HttpURLConnection.HTTP_NOT_FOUND) {
      return Optional.empty();
    }
    String why = new String(said.readNBytes(MOST_ERROR_CHARACTERS), StandardCharsets.UTF_8);
    throw silent(pod, "%d %s".formatted(code, why.strip()), null);
  }

  private static CallEnd end(InputStream said) throws IOException {
    int length = 0;
    for (int one = said.read(); one != '\n'; one = said.read()) {
      if (one < '0' || one > '9' || length > MOST_END_BYTES) {
        throw new IOException("no answer to a call begins so");
      }
      length = length * 10 + one - '0';
    }
    return CallEnd.read(new String(said.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static LevanteException silent(String pod, String why, Exception cause) {
    return new LevanteException(
        ErrorCode.CLUSTER_UNREACHABLE, "%s fell silent: %s".formatted(pod, why), cause);
  }
}
