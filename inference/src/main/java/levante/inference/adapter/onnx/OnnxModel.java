package levante.inference.adapter.onnx;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** One model file: square float pictures in, float arrays by their length out. One thread. */
final class OnnxModel implements AutoCloseable {
  private final Model model;
  private final Predictor<Input, Map<Integer, float[]>> predictor;

  /** Pictures of that side, one after the other. */
  private record Input(FloatBuffer pixels, int count, int side) {}

  private OnnxModel(Model model) {
    this.model = model;
    this.predictor = model.newPredictor(new Arrays());
  }

  static OnnxModel load(Path folder, String name) {
    Model model = Model.newInstance(name, "OnnxRuntime");
    try {
      model.load(folder, name, Map.of("sessionOptions", settings()));
      return new OnnxModel(model);
    } catch (IOException | MalformedModelException | OrtException e) {
      model.close();
      throw new LevanteException(ErrorCode.INTERNAL, "cannot load the model " + name, e);
    }
  }

  /**
   * One thread: a job has one core. No arena: memory given back early keeps a job small. Errors
   * only: the models carry unused numbers, and a warning for each would bury a job's log.
   */
  private static OrtSession.SessionOptions settings() throws OrtException {
    OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
    settings.setIntraOpNumThreads(1);
    settings.setInterOpNumThreads(1);
    settings.setCPUArenaAllocator(false);
    settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    return settings;
  }

  /** The outputs, each under its length for one picture. */
  Map<Integer, float[]> run(float[] pixels, int count, int side) {
    try {
      return predictor.predict(new Input(FloatBuffer.wrap(pixels), count, side));
    } catch (TranslateException e) {
      throw new LevanteException(ErrorCode.INTERNAL, "the model failed: " + model.getName(), e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }

  private static final class Arrays implements Translator<Input, Map<Integer, float[]>> {
    @Override
    public Batchifier getBatchifier() {
      return null;
    }

    @Override
    public NDList processInput(TranslatorContext context, Input input) {
      Shape shape = new Shape(input.count(), input.side(), input.side(), 3);
      return new NDList(context.getNDManager().create(input.pixels(), shape));
    }

    @Override
    public Map<Integer, float[]> processOutput(TranslatorContext context, NDList list) {
      Map<Integer, float[]> outputs = new HashMap<>();
      for (NDArray output : list) {
        float[] values = output.toFloatArray();
        outputs.put((int) (values.length / output.getShape().get(0)), values);
      }
      return outputs;
    }
  }
}
