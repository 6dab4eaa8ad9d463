/** Videos read by ffmpeg's libraries; the only place that knows them. */
package levante.inference.adapter.ffmpeg;
