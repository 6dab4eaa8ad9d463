package levante.oscar.adapter.sandbox.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import levante.kernel.Trees;

/** The multipart uploads of one bucket: a folder each, with the wished head and the parts. */
final class Uploads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEAD = "upload.json";
  private static final String PART = "part-";

  private final Bucket bucket;

  Uploads(Bucket bucket) {
    this.bucket = bucket;
  }

  /** One part that was received whole. */
  record Part(int number, BlobHead head, Path file) {}

  String begin(BlobHead wish) throws IOException {
    String id = UUID.randomUUID().toString();
    Path folder = bucket.uploads().resolve(id);
    Files.createDirectory(folder);
    Files.write(folder.resolve(HEAD), JSON.writeValueAsBytes(wish));
    return id;
  }

  /** What the upload is to become; absent when there is no such upload. */
  Optional<BlobHead> wish(String id) throws IOException {
    Path file = folder(id).resolve(HEAD);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), BlobHead.class))
        : Optional.empty();
  }

  Part receive(String id, int number, InputStream bytes, long at) throws IOException {
    ObjectFile.Received received = ObjectFile.receive(bucket.temporary(), bytes);
    Path file = folder(id).resolve(PART + number);
    BlobHead head =
        ObjectFile.publish(
            received,
            file,
            seen -> new BlobHead(PART + number, seen.size(), seen.md5(), at, Map.of(), Map.of()));
    return new Part(number, head, file);
  }

  List<Part> parts(String id) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(id), PART + "*")) {
      for (Path file : files) {
        int number = Integer.parseInt(file.getFileName().toString().substring(PART.length()));
        ObjectFile.head(file).ifPresent(head -> parts.add(new Part(number, head, file)));
      }
    }
    parts.sort(Comparator.comparingInt(Part::number));
    return parts;
  }

  /** Joins the parts to the object; the object appears whole. */
  BlobHead complete(String id, BlobHead wish, List<Part> chosen) throws IOException {
    MessageDigest tag = ObjectFile.md5();
    List<InputStream> streams = new ArrayList<>();
    try {
      for (Part part : chosen) {
        tag.update(HexFormat.of().parseHex(part.head().eTag()));
        streams.add(
            com.google.common.io.ByteStreams.limit(
                Channels.newInputStream(FileChannel.open(part.file(), StandardOpenOption.READ)),
                part.head().size()));
      }
      ObjectFile.Received joined =
          ObjectFile.receive(
              bucket.temporary(), new SequenceInputStream(Collections.enumeration(streams)));
      String eTag = HexFormat.of().formatHex(tag.digest()) + "-" + chosen.size();
      BlobHead head = bucket.put(joined, wish, eTag);
      Trees.delete(folder(id));
      return head;
    } finally {
      for (InputStream stream : streams) {
        stream.close();
      }
    }
  }

  void abort(String id) throws IOException {
    Trees.delete(folder(id));
  }

  List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(bucket.uploads())) {
      folders.forEach(folder -> ids.add(folder.getFileName().toString()));
    }
    Collections.sort(ids);
    return ids;
  }

  /** An id is one of ours, so it never leaves the folder. */
  private Path folder(String id) {
    return bucket.uploads().resolve(UUID.fromString(id).toString());
  }
}
