package levante.inference.classify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.inference.detect.Detection;
import levante.inference.detect.FaceSearch;
import levante.inference.detect.MaskSearch;
import levante.inference.jpeg.BoxJson;
import levante.inference.jpeg.FrameMetadata;
import levante.inference.jpeg.PictureFiles;
import levante.inference.jpeg.PictureFiles.PictureFile;
import levante.inference.picture.Box;
import levante.inference.picture.Picture;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Use case: tells masked faces from bare ones in one picture. Where the faces are says the picture
 * itself; only a picture that carries nothing is searched.
 */
public final class ClassifyFaces {
  private static final Pattern NUMBERED = Pattern.compile("frame-(\\d{1,18})");

  private final Supplier<MaskSearch> masks;
  private final Supplier<FaceSearch> search;

  /** What was found, and whether the picture had to be searched. */
  public record Summary(List<ClassifiedFace> faces, boolean searched) {}

  /** The use case; models are loaded when a picture needs them, for many frames are empty. */
  public ClassifyFaces(Supplier<MaskSearch> masks, Supplier<FaceSearch> search) {
    this.masks = masks;
    this.search = search;
  }

  /** Writes the marked picture and the JSON, both named after the picture, into the folder. */
  public Summary run(Path file, Path output) {
    PictureFile read = PictureFiles.read(file);
    Picture picture = read.picture();
    List<Box> boxes = boxes(read);
    List<ClassifiedFace> faces =
        boxes.stream()
            .map(box -> new ClassifiedFace(box, masks.get().probability(picture, box)))
            .toList();
    String name = nameOf(file);
    String json = json(read.metadata(), name, faces);
    byte[] marked = PictureFiles.encode(FaceMarks.draw(picture, faces), Optional.empty());
    write(output, name, json, marked);
    return new Summary(faces, read.metadata().isEmpty());
  }

  private List<Box> boxes(PictureFile read) {
    Picture picture = read.picture();
    List<Detection> found =
        read.metadata().map(FrameMetadata::faces).orElseGet(() -> search.get().find(picture));
    return found.stream()
        .map(face -> face.box().within(picture.width(), picture.height()))
        .filter(box -> box.width() >= 1 && box.height() >= 1)
        .toList();
  }

  private static String json(
      Optional<FrameMetadata> metadata, String name, List<ClassifiedFace> faces) {
    Matcher numbered = NUMBERED.matcher(name);
    long named = numbered.matches() ? Long.parseLong(numbered.group(1)) : 0;
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("frame", metadata.map(FrameMetadata::frame).orElse(named));
      json.writeNumberField("t_s", metadata.map(FrameMetadata::seconds).orElse(0.0));
      json.writeArrayFieldStart("faces");
      for (ClassifiedFace face : faces) {
        json.writeStartObject();
        BoxJson.write(json, face.box());
        json.writeNumberField("mask", Math.round(face.mask() * 1000) / 1000.0);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new LevanteException(ErrorCode.INTERNAL, "cannot write JSON", e);
    }
    return text + "\n";
  }

  private static void write(Path output, String name, String json, byte[] marked) {
    Path picture = output.resolve(name + ".jpg");
    try {
      Files.createDirectories(output);
      Files.write(picture, marked);
      Files.writeString(output.resolve(name + ".json"), json, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LevanteException(ErrorCode.INTERNAL, "cannot write to " + output, e);
    }
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
