using System.Runtime.InteropServices;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Vectors;

/// <summary>A sentence model of a few kilobytes, as a folder: a table of a vector a word, looked up and kept where the mask is 1 (the fields of onnx.proto and sentencepiece_model.proto).</summary>
internal static class TinyModel
{
    private const int Float = 1, Int32 = 6, Int64 = 7; // TensorProto.DataType
    private const int OfInts = 7, OfInt = 2;           // AttributeProto.AttributeType

    private static readonly string[] BertMarks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], RobertaMarks = ["<s>", "<pad>", "</s>", "<unk>"];

    /// <summary>A model with a vocabulary of whole words.</summary>
    public static string Bert(TestFolder folder, string name = "tiny", string pieces = "input_ids", string output = "last_hidden_state", int dimensions = Tongues.Dimensions, bool narrow = false)
    {
        string[] words = [.. BertMarks, .. Tongues.Words, ".", ","];
        folder.Write($"{name}/vocab.txt", string.Join('\n', words) + "\n");
        File.WriteAllBytes(folder.At(name, "model.onnx"), Onnx(words, pieces, output, dimensions, narrow ? Int32 : Int64));
        return folder.At(name);
    }

    /// <summary>The same with a SentencePiece vocabulary, whose numbers move up by one.</summary>
    public static string Roberta(TestFolder folder)
    {
        string[] words = [.. Tongues.Words.Select(w => "▁" + w), ".", ",", "▁"];
        folder.Write("tiny/onnx/note.txt", "");
        File.WriteAllBytes(folder.At("tiny", "sentencepiece.bpe.model"), Pieces(words));
        File.WriteAllBytes(folder.At("tiny", "onnx", "model.onnx"), Onnx([.. RobertaMarks, .. words.Select(w => w.TrimStart('▁'))], "input_ids", "last_hidden_state", Tongues.Dimensions, Int64));
        return folder.At("tiny");
    }

    private static byte[] Onnx(string[] words, string pieces, string output, int dimensions, int type)
    {
        bool whole = output == "sentence_embedding";
        var graph = new Protobuf()
            .Message(1, Node("Gather", ["table", pieces], "found"))
            .Message(1, Node("Cast", ["attention_mask"], "ones").Message(5, new Protobuf().Text(1, "to").Number(3, Float).Number(20, OfInt)))
            .Message(1, Node("Unsqueeze", ["ones", "last"], "kept"))
            .Message(1, Node("Mul", ["found", "kept"], whole ? "each" : output));
        if (whole) graph.Message(1, Node("ReduceMean", ["each"], output).Message(5, new Protobuf().Text(1, "axes").Number(8, 1).Number(20, OfInts)).Message(5, new Protobuf().Text(1, "keepdims").Number(3, 0).Number(20, OfInt)));
        float[] table = [.. words.SelectMany(w => Tongues.Vector(w).Take(dimensions))];
        graph.Text(2, "tiny")
            .Message(5, new Protobuf().Number(1, words.Length).Number(1, dimensions).Number(2, Float).Text(8, "table").Raw(9, MemoryMarshal.AsBytes<float>(table).ToArray()))
            .Message(5, new Protobuf().Number(1, 1).Number(2, Int64).Text(8, "last").Raw(9, BitConverter.GetBytes(2L)))
            .Message(11, Value(pieces, type, "batch", "length"))
            .Message(11, Value("attention_mask", Int64, "batch", "length"))
            .Message(12, whole ? Value(output, Float, "batch", "width") : Value(output, Float, "batch", "length", "width"));
        return new Protobuf().Number(1, 8).Text(2, "test").Text(6, "The weights may lie in model.onnx_data.").Message(7, graph).Message(8, new Protobuf().Text(1, "").Number(2, 13)).Made();
    }

    private static Protobuf Node(string operation, string[] inputs, string output) => new Protobuf().Each(inputs, (p, i) => p.Text(1, i)).Text(2, output).Text(4, operation);

    private static Protobuf Value(string name, int type, params string[] shape) => new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1,
        new Protobuf().Number(1, type).Message(2, new Protobuf().Each(shape, (p, dimension) => p.Message(1, new Protobuf().Text(2, dimension))))));

    // A unigram vocabulary without a table of characters; the first three are SentencePiece's own.
    private static byte[] Pieces(string[] words)
    {
        const int unknown = 2, control = 3, normal = 1, unigram = 1;
        return new Protobuf().Message(1, Piece("<unk>", 0, unknown)).Message(1, Piece("<s>", 0, control)).Message(1, Piece("</s>", 0, control))
            .Each(words, (p, w) => p.Message(1, Piece(w, -w.Length, normal)))
            .Message(2, new Protobuf().Number(3, unigram)).Message(3, new Protobuf().Text(1, "identity").Number(3, 1).Number(4, 1).Number(5, 1)).Made();

        static Protobuf Piece(string text, float score, int kind) => new Protobuf().Text(1, text).Float(2, score).Number(3, kind);
    }
}
