package io.quietzone.renderers.bench;

import boofcv.alg.fiducial.qrcode.QrCodeEncoder;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import io.nayuki.qrcodegen.QrCode;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From text to symbol, mask chosen by all penalty rules; a different text each time. */
@State(Scope.Thread)
public class EncodeBenchmark {

  private final Payloads urls = new Payloads(52);
  private final Payloads pages = new Payloads(300);
  private final Payloads books = new Payloads(2300);

  /** A usual code: version 4. */
  @Benchmark
  public Symbol url() {
    return SymbolEncoder.encode(urls.next(), ErrorCorrection.M);
  }

  /** The same with ZXing. */
  @Benchmark
  public QRCode urlZxing() throws WriterException {
    return Encoder.encode(urls.next(), ErrorCorrectionLevel.M);
  }

  /** The same with Nayuki's generator. */
  @Benchmark
  public QrCode urlNayuki() {
    return QrCode.encodeText(urls.next(), QrCode.Ecc.MEDIUM);
  }

  /** The same with Okapi. */
  @Benchmark
  public uk.org.okapibarcode.backend.QrCode urlOkapi() {
    uk.org.okapibarcode.backend.QrCode symbol = new uk.org.okapibarcode.backend.QrCode();
    symbol.setPreferredEccLevel(uk.org.okapibarcode.backend.QrCode.EccLevel.M);
    symbol.setContent(urls.next());
    return symbol;
  }

  /** The same with BoofCV. */
  @Benchmark
  public boofcv.alg.fiducial.qrcode.QrCode urlBoofcv() {
    return new QrCodeEncoder()
        .setError(boofcv.alg.fiducial.qrcode.QrCode.ErrorLevel.M)
        .addAutomatic(urls.next())
        .fixate();
  }

  /** A large code: version 13. */
  @Benchmark
  public Symbol page() {
    return SymbolEncoder.encode(pages.next(), ErrorCorrection.M);
  }

  /** The same with ZXing. */
  @Benchmark
  public QRCode pageZxing() throws WriterException {
    return Encoder.encode(pages.next(), ErrorCorrectionLevel.M);
  }

  /** The largest code: version 40. */
  @Benchmark
  public Symbol book() {
    return SymbolEncoder.encode(books.next(), ErrorCorrection.M);
  }

  /** The same with ZXing. */
  @Benchmark
  public QRCode bookZxing() throws WriterException {
    return Encoder.encode(books.next(), ErrorCorrectionLevel.M);
  }
}
