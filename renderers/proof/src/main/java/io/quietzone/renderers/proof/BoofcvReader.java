package io.quietzone.renderers.proof;

import boofcv.abst.fiducial.QrCodePreciseDetector;
import boofcv.alg.fiducial.qrcode.PositionPatternNode;
import boofcv.alg.fiducial.qrcode.QrCode;
import boofcv.alg.fiducial.qrcode.QrCodeDecoderImage;
import boofcv.alg.fiducial.qrcode.QrCodePositionPatternGraphGenerator;
import boofcv.factory.fiducial.ConfigQrCode;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.detector.Detector;
import georegression.struct.point.Point2D_F64;
import georegression.struct.shapes.Polygon2D_F64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * BoofCV: thresholds of its own, a grid laid through the finder and alignment patterns, a decoder
 * of its own.
 *
 * <p>It looks for finder patterns with four sharp corners and no line round them. Where it finds no
 * symbol it is told where ZXing sees the finder patterns, and does the rest itself: so that round
 * ones are read by two decoders too.
 */
final class BoofcvReader {

  /** Each holds buffers as large as the picture and serves one thread at a time. */
  private static final BlockingQueue<BoofcvReader> IDLE =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private final QrCodePreciseDetector<GrayU8> detector;
  private final QrCodePositionPatternGraphGenerator neighbours =
      new QrCodePositionPatternGraphGenerator(QrCode.MAX_VERSION);

  private BoofcvReader() {
    ConfigQrCode settings = new ConfigQrCode();
    settings.defaultEncoding = StandardCharsets.UTF_8.name();
    settings.considerTransposed = false;
    detector = FactoryFiducial.qrcode(settings, GrayU8.class);
  }

  static Optional<String> read(Luminance picture) {
    BoofcvReader idle = IDLE.poll();
    BoofcvReader reader = idle == null ? new BoofcvReader() : idle;
    Optional<String> text = reader.text(picture);
    // One that has thrown is not used again.
    IDLE.offer(reader);
    return text;
  }

  private Optional<String> text(Luminance picture) {
    GrayU8 gray = new GrayU8();
    gray.setData(picture.levels());
    gray.width = picture.width();
    gray.height = picture.height();
    gray.stride = picture.width();
    detector.process(gray);
    Optional<String> text = first(detector.getDetections());
    return text.isPresent() ? text : textBetween(finderPatterns(picture), gray);
  }

  private Optional<String> textBetween(List<PositionPatternNode> finderPatterns, GrayU8 gray) {
    if (finderPatterns.isEmpty()) {
      return Optional.empty();
    }
    neighbours.process(finderPatterns);
    QrCodeDecoderImage<GrayU8> decoder = detector.getDecoder();
    decoder.process(finderPatterns, gray);
    return first(decoder.getSuccesses());
  }

  private static Optional<String> first(List<QrCode> found) {
    return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0).message);
  }

  private static List<PositionPatternNode> finderPatterns(Luminance picture) {
    DetectorResult found;
    try {
      BitMatrix pixels = new HybridBinarizer(ZxingReader.source(picture)).getBlackMatrix();
      found = new Detector(pixels).detect(Decoding.HINTS);
    } catch (NotFoundException | FormatException none) {
      return List.of();
    }
    // The first three are the finder patterns, from the lower left clockwise.
    Point2D_F64 down = center(found.getPoints()[0]);
    Point2D_F64 corner = center(found.getPoints()[1]);
    Point2D_F64 right = center(found.getPoints()[2]);
    int modulesBetween = found.getBits().getWidth() - 7;
    Point2D_F64 alongX = halfSide(corner, right, modulesBetween);
    Point2D_F64 alongY = halfSide(corner, down, modulesBetween);
    List<PositionPatternNode> nodes = new ArrayList<>();
    for (Point2D_F64 center : List.of(corner, right, down)) {
      nodes.add(node(picture, center, alongX, alongY));
    }
    return nodes;
  }

  /** Half the side of a finder pattern, of seven modules, as a vector from one to another. */
  private static Point2D_F64 halfSide(Point2D_F64 from, Point2D_F64 to, int modulesBetween) {
    double scale = 3.5 / modulesBetween;
    return new Point2D_F64((to.x - from.x) * scale, (to.y - from.y) * scale);
  }

  private static PositionPatternNode node(
      Luminance picture, Point2D_F64 center, Point2D_F64 alongX, Point2D_F64 alongY) {
    PositionPatternNode node = new PositionPatternNode();
    node.reset();
    node.center.setTo(center);
    node.square = new Polygon2D_F64(4);
    // Clockwise as seen, as BoofCV traces them.
    int[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    for (int i = 0; i < corners.length; i++) {
      node.square
          .get(i)
          .setTo(
              center.x + corners[i][0] * alongX.x + corners[i][1] * alongY.x,
              center.y + corners[i][0] * alongX.y + corners[i][1] * alongY.y);
    }
    node.updateArrayLength();
    for (int i = 0; i < corners.length; i++) {
      node.sideLengths[i] = node.square.getSideLength(i);
    }
    node.largestSide = 2 * Math.max(alongX.norm(), alongY.norm());
    node.smallestSide = 2 * Math.min(alongX.norm(), alongY.norm());
    node.grayThreshold = threshold(picture, center, node.largestSide);
    return node;
  }

  /** Half way between the lightest and the darkest pixel of a finder pattern. */
  private static double threshold(Luminance picture, Point2D_F64 center, double side) {
    int lightest = 0;
    int darkest = 255;
    int y = clamp(center.y, picture.height());
    for (double x = center.x - side / 2; x <= center.x + side / 2; x++) {
      int level = picture.level(clamp(x, picture.width()), y);
      lightest = Math.max(lightest, level);
      darkest = Math.min(darkest, level);
    }
    return (lightest + darkest) / 2.0;
  }

  private static int clamp(double coordinate, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.floor(coordinate)));
  }

  private static Point2D_F64 center(ResultPoint pattern) {
    return new Point2D_F64(pattern.getX(), pattern.getY());
  }
}
