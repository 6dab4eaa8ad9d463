package levante.web.view;

import java.io.InputStream;
import java.util.Objects;

/**
 * A picture's bytes; whoever takes it closes the stream.
 *
 * @param mediaType as stored; the page sends only known picture types
 * @param bytes the length, or -1 when unknown
 */
public record PictureStream(String mediaType, long bytes, InputStream content) {
  public PictureStream {
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(content, "content");
  }
}
