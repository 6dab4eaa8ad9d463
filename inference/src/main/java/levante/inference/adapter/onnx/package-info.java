/** The models, run by ONNX Runtime through DJL; the only place that knows either. */
package levante.inference.adapter.onnx;
