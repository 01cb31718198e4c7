package io.consentgate.evaluation.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.opencv.core.CleanableMat;
import org.opencv.dnn.Net;

/**
 * OpenCV's own {@link CleanableMat} and {@link Net}, of which one tells {@link MatCount} of each
 * Mat that was made, the other of each input that a network was given. Put before the library on a
 * class path, they make that process count.
 */
final class CountedMat {

  private static final ClassDesc COUNT = ClassDesc.of(MatCount.class.getName());
  private static final ClassDesc MAT = ClassDesc.of(CleanableMat.class.getName());

  private CountedMat() {}

  /**
   * Rewrites the classes.
   *
   * @param folder what is to come first on the class path
   */
  static void write(Path folder) throws IOException {
    CodeTransform made =
        beforeReturn(
            code ->
                code.aload(0)
                    .invokestatic(COUNT, "made", MethodTypeDesc.of(ConstantDescs.CD_void, MAT)));
    CodeTransform fed =
        beforeReturn(
            code -> code.invokestatic(COUNT, "fed", MethodTypeDesc.of(ConstantDescs.CD_void)));
    rewrite(CleanableMat.class, ConstantDescs.INIT_NAME, made, folder);
    rewrite(Net.class, "setInput", fed, folder);
  }

  private static CodeTransform beforeReturn(Consumer<CodeBuilder> call) {
    return (code, element) -> {
      if (element instanceof ReturnInstruction) {
        call.accept(code);
      }
      code.with(element);
    };
  }

  private static void rewrite(Class<?> type, String method, CodeTransform change, Path folder)
      throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ClassFile classFile = ClassFile.of();
    Files.write(
        file,
        classFile.transformClass(
            classFile.parse(original(type, name)),
            ClassTransform.transformingMethodBodies(
                each -> each.methodName().equalsString(method), change)));
  }

  private static byte[] original(Class<?> type, String name) throws IOException {
    try (InputStream file = type.getClassLoader().getResourceAsStream(name)) {
      if (file == null) {
        throw new FileNotFoundException(name);
      }
      return file.readAllBytes();
    }
  }
}
