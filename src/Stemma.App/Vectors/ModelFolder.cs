using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Stemma.App.Vectors;

/// <summary>The files of a sentence model as its makers publish them (the layout of sentence-transformers, exported to ONNX).</summary>
/// <param name="Model">model.onnx.</param>
/// <param name="Vocabulary">sentencepiece.bpe.model of an XLM-RoBERTa vocabulary, or vocab.txt of a BERT one.</param>
/// <param name="Lowers">Whether a BERT vocabulary wants small letters (tokenizer_config.json; BERT's own default is that it does).</param>
/// <param name="First">Whether a sentence's vector is that of its first token, not the mean (1_Pooling/config.json).</param>
/// <param name="Denses">Whether a layer follows that the model's file lacks, unless it gives whole sentences (2_Dense).</param>
/// <param name="Name">The folder's name and the beginning of the hash of what makes the vectors.</param>
internal sealed record ModelFolder(string Model, string Vocabulary, bool Lowers, bool First, bool Denses, string Name)
{
    private const long Largest = 2L << 30; // ONNX's own limit of one file
    private const int Block = 1 << 20;     // bytes of a model that are looked through at once

    private static readonly string[] Vocabularies = ["sentencepiece.bpe.model", "vocab.txt"];

    /// <summary>Looks what lies in a folder.</summary>
    /// <param name="folder">The folder; model.onnx may lie in a folder "onnx" of it.</param>
    /// <exception cref="SettingException">Something is missing, or too large for this machine.</exception>
    public static ModelFolder Of(string folder)
    {
        if (!Directory.Exists(folder)) throw Wrong(folder, "there is no such folder");
        string model = Find(folder, ["model.onnx"]) ?? throw Wrong(Path.Combine(folder, "model.onnx"), "there is no such file: export the model to ONNX");
        string vocabulary = Find(folder, Vocabularies) ?? throw Wrong(folder, $"it holds neither {Vocabularies[0]} nor {Vocabularies[1]}{(Find(folder, ["tokenizer.json"]) is null ? "" : "; tokenizer.json is not read")}: download the model's vocabulary too");
        string[] parts = [model, .. Weights(model), vocabulary];
        long size = parts.Sum(p => new FileInfo(p).Length), most = Math.Min(Largest, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        if (size > most) throw Wrong(model, $"with its weights it has {size >> 20} MB, and this machine takes {most >> 20} MB (half of its memory, {Largest >> 20} MB at most): take a smaller model");
        bool lowers = Says(folder, "tokenizer_config.json", "do_lower_case") ?? true, first = Says(folder, Path.Combine("1_Pooling", "config.json"), "pooling_mode_cls_token") ?? false;
        return new ModelFolder(model, vocabulary, lowers, first, Directory.Exists(Path.Combine(folder, "2_Dense")), $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))} ({Hash(parts, lowers, first)})");
    }

    /// <summary>What is wrong with the setting, and what to do.</summary>
    public static SettingException Wrong(string place, string what) => new($"{Settings.LineageEncoder.Key}: {place}: {what}, or leave {Settings.LineageEncoder.Key} out to do without");

    private static string? Find(string folder, IEnumerable<string> names) => names.SelectMany(n => new[] { Path.Combine(folder, n), Path.Combine(folder, "onnx", n) }).FirstOrDefault(File.Exists);

    // The files beside a model that it names: its weights may lie in any of them. One that is not named is another model's.
    private static List<string> Weights(string model)
    {
        string folder = Path.GetDirectoryName(model)!;
        var beside = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Where(f => f != model).Order(StringComparer.Ordinal)
            .Select(f => (File: f, Name: Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, f)))).ToList();
        if (beside.Count == 0) return [];
        int longest = beside.Max(b => b.Name.Length), kept = 0;
        var block = new byte[Block + longest];
        var named = new HashSet<string>(StringComparer.Ordinal);
        using var stream = File.OpenRead(model);
        for (int read; (read = stream.Read(block, kept, block.Length - kept)) > 0;)
        {
            var seen = block.AsSpan(0, kept + read);
            foreach (var (file, name) in beside)
                if (!named.Contains(file) && seen.IndexOf(name) >= 0) named.Add(file);
            kept = Math.Min(longest, seen.Length);
            seen[^kept..].CopyTo(block);
        }
        return [.. beside.Where(b => named.Contains(b.File)).Select(b => b.File)];
    }

    private static bool? Says(string folder, string file, string key)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
        }
        catch (JsonException broken)
        {
            throw Wrong(path, $"it is not JSON ({broken.Message}): download it again");
        }
    }

    // Of all that decides what the vectors are.
    private static string Hash(string[] files, bool lowers, bool first)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([lowers ? (byte)1 : (byte)0, first ? (byte)1 : (byte)0]);
        foreach (string file in files)
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
