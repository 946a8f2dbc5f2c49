using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Stemma.App.Vectors;

/// <summary>
/// Vectors by ONNX Runtime on one thread of the processor, a sentence at a time: so a sentence's vector hangs on nothing but the sentence, the model and the kind of processor.
/// </summary>
internal sealed class OnnxEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    private const string Pieces = "input_ids", Mask = "attention_mask", Kinds = "token_type_ids", Whole = "sentence_embedding";
    private const int Least = 8, Most = 1024; // numbers of a vector

    private static readonly string[] Known = [Pieces, Mask, Kinds], PerPiece = ["last_hidden_state", "token_embeddings"];

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly Subwords _subwords;
    private readonly string _output;
    private readonly bool _first;

    private OnnxEncoder(InferenceSession session, Subwords subwords, string output, bool first)
    {
        _session = session;
        _subwords = subwords;
        _output = output;
        _first = first;
    }

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions { get; private set; }

    /// <summary>Loads a model and tries it with a word.</summary>
    /// <exception cref="SettingException">The file is none, or no sentence encoder's.</exception>
    public static OnnxEncoder Of(ModelFolder folder)
    {
        var subwords = Subwords.Of(folder);
        var session = Load(folder.Model);
        try
        {
            var encoder = new OnnxEncoder(session, subwords, Output(session, folder), folder.First);
            encoder.Dimensions = encoder.Vector("Stemma").Length;
            return encoder.Dimensions is >= Least and <= Most ? encoder : throw Unfit(folder, $"its vectors have {encoder.Dimensions} numbers, and {Least} to {Most} are read");
        }
        catch (Exception failed)
        {
            session.Dispose();
            if (failed is OnnxRuntimeException or InvalidDataException) throw Unfit(folder, failed.Message.ReplaceLineEndings(" "));
            throw;
        }
    }

    /// <summary>The vector of a sentence.</summary>
    public float[] Vector(string sentence)
    {
        long[] pieces = _subwords.Of(sentence), shape = [1, pieces.Length];
        var inputs = _session.InputNames.ToDictionary(n => n, n => OrtValue.CreateTensorValueFromMemory(n == Pieces ? pieces : Filled(n == Mask ? 1 : 0, pieces.Length), shape));
        try
        {
            using var made = _session.Run(_run, inputs, [_output]);
            var vector = made.Single();
            return Pooled(vector.GetTensorDataAsSpan<float>(), vector.GetTensorTypeAndShape().Shape, pieces.Length);
        }
        finally
        {
            foreach (var input in inputs.Values) input.Dispose();
        }
    }

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var made = new GeneratedEmbeddings<Embedding<float>>();
        foreach (string value in values)
        {
            if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<GeneratedEmbeddings<Embedding<float>>>(cancellationToken);
            made.Add(new Embedding<float>(Vector(value)));
        }
        return Task.FromResult(made);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private static InferenceSession Load(string model)
    {
        try
        {
            OrtEnv.Instance().DisableTelemetryEvents(); // on Windows it would send some
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException broken)
        {
            throw ModelFolder.Wrong(model, $"it is no ONNX model that can be loaded ({broken.Message.ReplaceLineEndings(" ")}): download it again");
        }
        catch (Exception none) when (none is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw ModelFolder.Wrong(model, $"ONNX Runtime does not run here ({(none.InnerException ?? none).Message}); it comes along for Linux on x64 and arm64 and needs glibc and libstdc++: run Stemma there");
        }
    }

    private static string Output(InferenceSession session, ModelFolder folder)
    {
        var strange = session.InputMetadata.Where(i => !Known.Contains(i.Key) || i.Value.ElementDataType != TensorElementType.Int64).Select(i => i.Key).ToList();
        if (strange.Count > 0 || !session.InputMetadata.ContainsKey(Pieces)) throw Unfit(folder, $"it takes {string.Join(", ", session.InputNames)}, and an encoder takes {string.Join(", ", Known)} as 64-bit numbers");
        bool Fits(string name, int rank) => session.OutputMetadata.TryGetValue(name, out var output) && output.ElementDataType == TensorElementType.Float && output.Dimensions.Length == rank;
        if (Fits(Whole, 2)) return Whole;
        string found = PerPiece.FirstOrDefault(n => Fits(n, 3)) ?? throw Unfit(folder, $"it gives {string.Join(", ", session.OutputNames)}, and an encoder gives {Whole} or {string.Join(" or ", PerPiece)} as 32-bit numbers");
        return folder.Denses ? throw Unfit(folder, $"a layer that follows it (2_Dense) is not in it: export it with the output {Whole}") : found;
    }

    private float[] Pooled(ReadOnlySpan<float> numbers, long[] shape, int pieces)
    {
        bool whole = _output == Whole;
        if (shape.Length != (whole ? 2 : 3) || shape[0] != 1 || !whole && shape[1] != pieces) throw new InvalidDataException($"{_output} has the shape {string.Join(" x ", shape)} for one sentence of {pieces} pieces");
        int size = (int)shape[^1];
        if (whole || _first) return numbers[..size].ToArray();
        var sums = new double[size];
        for (int i = 0; i < numbers.Length; i++) sums[i % size] += numbers[i];
        return [.. sums.Select(s => (float)(s / pieces))];
    }

    private static long[] Filled(long with, int count)
    {
        var all = new long[count];
        Array.Fill(all, with);
        return all;
    }

    private static SettingException Unfit(ModelFolder folder, string why) => ModelFolder.Wrong(folder.Model, $"it is no sentence encoder that can be used: {why}: take another model");
}
