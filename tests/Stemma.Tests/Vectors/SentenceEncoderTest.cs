using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Stemma.App;
using Stemma.App.Vectors;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Vectors;

public sealed class SentenceEncoderTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("last_hidden_state")]
    [InlineData("token_embeddings")]
    [InlineData("sentence_embedding")]
    public void A_sentence_and_its_translation_get_the_same_vector_and_another_sentence_does_not(string output)
    {
        using var encoder = SentenceEncoder.Of(TinyModel.Bert(_folder, output: output));
        Assert.Equal(Tongues.Dimensions, encoder.Dimensions);
        Alike(encoder);
    }

    [Fact]
    public void A_vocabulary_of_sentence_pieces_is_numbered_as_its_models_number_it()
    {
        using var encoder = SentenceEncoder.Of(TinyModel.Roberta(_folder));
        Alike(encoder);
    }

    // Nine and eleven words of two languages, and the marks: lengths differ, directions do not.
    private static void Alike(SentenceEncoder encoder)
    {
        var made = encoder.Model.Vectors([Small(Tongues.First(3)), Small(Tongues.Second(3)), Small(Tongues.First(4))]);
        Assert.Equal(1, Cosine(made[0], made[1]), 4);
        Assert.InRange(Cosine(made[0], made[2]), -0.5, 0.5);

        static string Small(string text) => text.ToLowerInvariant();
        static double Cosine(float[] a, float[] b) => a.Zip(b).Sum(p => (double)p.First * p.Second) / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
    }

    [Fact]
    public void A_sentence_has_the_same_vector_whatever_stands_beside_it_and_in_another_process_too()
    {
        string at = TinyModel.Bert(_folder), one = Tongues.First(1), other = Tongues.Second(2);
        using var first = SentenceEncoder.Of(at);
        using var second = SentenceEncoder.Of(at);
        Assert.Equal(first.Model.Vectors([one])[0], second.Model.Vectors([other, one])[1]);
        Assert.Equal(first.Model.Name, second.Model.Name);
        Assert.Matches(@"^tiny \([0-9a-f]{12}\)$", first.Model.Name);
    }

    [Fact]
    public void Whatever_changes_the_vectors_changes_the_name()
    {
        string at = TinyModel.Bert(_folder);
        string[] names = [Name(), After("vocab.txt", File.ReadAllText(_folder.At("tiny", "vocab.txt")) + "more\n"), After("tokenizer_config.json", "{\"do_lower_case\":false}"), After("1_Pooling/config.json", "{\"pooling_mode_cls_token\":true}"), After("model.onnx_data", "weights")];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(names[^1], After("another.onnx_data", "weights that the model does not name"));

        string Name()
        {
            using var encoder = SentenceEncoder.Of(at);
            return encoder.Model.Name;
        }

        string After(string file, string text)
        {
            _folder.Write($"tiny/{file}", text);
            return Name();
        }
    }

    [Fact]
    public void A_sentence_is_cut_where_it_is_too_long_for_a_model()
    {
        using var encoder = SentenceEncoder.Of(TinyModel.Bert(_folder));
        string start = string.Join(' ', Enumerable.Range(0, 126).Select(i => Tongues.Words[i]));
        Assert.Equal(encoder.Model.Vectors([start])[0], encoder.Model.Vectors([$"{start} {Tongues.Words[130]}"])[0]);
        Assert.Equal(Tongues.Dimensions, encoder.Model.Vectors([""])[0].Length);
    }

    [Fact]
    public async Task Generating_stops_where_it_is_stopped()
    {
        using var encoder = OnnxEncoder.Of(ModelFolder.Of(TinyModel.Bert(_folder)));
        IEmbeddingGenerator<string, Embedding<float>> generator = encoder;
        Assert.Equal(2, (await generator.GenerateAsync(["one", "two"])).Count);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(["one"], cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public void Where_no_folder_is_set_nothing_is_loaded()
    {
        var settings = Settings.Read(_folder.At("stemma.json"), new Dictionary<string, string>(), []);
        Assert.Null(SentenceEncoder.Of(new AppStart(_folder.Path, settings)));
    }

    [Fact]
    public void A_relative_path_counts_from_the_data_folder()
    {
        TinyModel.Bert(_folder);
        var settings = Settings.Read(_folder.Write("stemma.json", "{\"lineage\":{\"encoder\":\"tiny\"}}"), new Dictionary<string, string>(), []);
        using var encoder = SentenceEncoder.Of(new AppStart(_folder.Path, settings));
        Assert.StartsWith("tiny (", encoder!.Model.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_lacks_something_is_refused_with_what_it_lacks()
    {
        Refused(_folder.At("absent"), @"/absent: there is no such folder, or leave lineage\.encoder out");
        _folder.Write("tiny/readme.txt", "");
        Refused(_folder.At("tiny"), @"/tiny/model\.onnx: there is no such file: export the model");
        TinyModel.Bert(_folder);
        File.Delete(_folder.At("tiny", "vocab.txt"));
        Refused(_folder.At("tiny"), "it holds neither sentencepiece.bpe.model nor vocab.txt: download");
        _folder.Write("tiny/tokenizer.json", "{}");
        Refused(_folder.At("tiny"), "tokenizer.json is not read");
    }

    [Fact]
    public void A_broken_file_is_refused_by_its_name()
    {
        string at = TinyModel.Bert(_folder), model = _folder.At("tiny", "model.onnx");
        File.WriteAllBytes(model, File.ReadAllBytes(model)[..2000]);
        Refused(at, @"/model\.onnx: it is no ONNX model that can be loaded");
        File.WriteAllText(model, "<!doctype html><title>Not found</title>");
        Refused(at, @"/model\.onnx: it is no ONNX model that can be loaded");
        TinyModel.Bert(_folder);
        _folder.Write("tiny/vocab.txt", "only\nwords\n");
        Refused(at, @"/vocab\.txt: it is no vocabulary that can be read");
        TinyModel.Bert(_folder);
        _folder.Write("tiny/sentencepiece.bpe.model", "no pieces");
        Refused(at, @"/sentencepiece\.bpe\.model: it is no vocabulary that can be read");
        File.Delete(_folder.At("tiny", "sentencepiece.bpe.model"));
        _folder.Write("tiny/tokenizer_config.json", "{");
        Refused(at, @"/tokenizer_config\.json: it is not JSON");
    }

    [Fact]
    public void A_model_of_another_kind_is_refused_with_what_it_takes_and_gives()
    {
        Refused(TinyModel.Bert(_folder, pieces: "pixels"), "it takes pixels, attention_mask, and an encoder takes input_ids");
        Refused(TinyModel.Bert(_folder, narrow: true), "as 64-bit numbers");
        Refused(TinyModel.Bert(_folder, output: "logits"), "it gives logits, and an encoder gives sentence_embedding");
        Refused(TinyModel.Bert(_folder, dimensions: 4), "its vectors have 4 numbers, and 8 to 1024 are read");
    }

    [Fact]
    public void A_vocabulary_that_is_larger_than_the_models_table_is_refused()
    {
        string at = TinyModel.Bert(_folder);
        var words = File.ReadAllLines(_folder.At("tiny", "vocab.txt"));
        _folder.Write("tiny/vocab.txt", string.Join('\n', words.Select((w, i) => w == "[CLS]" ? "was[CLS]" : w).Append("[CLS]")));
        Refused(at, "it is no sentence encoder that can be used");
    }

    [Fact]
    public void A_layer_that_is_missing_from_the_file_is_named()
    {
        string at = TinyModel.Bert(_folder);
        _folder.Write("tiny/2_Dense/config.json", "{}");
        Refused(at, "a layer that follows it \\(2_Dense\\) is not in it");
        using var whole = SentenceEncoder.Of(TinyModel.Bert(_folder, output: "sentence_embedding"));
    }

    [Fact]
    public void A_model_that_is_too_large_for_the_machine_is_not_loaded()
    {
        string at = TinyModel.Bert(_folder);
        using (var weights = File.Create(_folder.At("tiny", "model.onnx_data"))) weights.SetLength((2L << 30) + 1); // a hole: it takes no room on the disk
        Refused(at, @"with its weights it has 2048 MB, and this machine takes \d+ MB");
    }

    private static void Refused(string folder, string pattern)
    {
        string said = Assert.Throws<SettingException>(() => SentenceEncoder.Of(folder)).Message;
        Assert.StartsWith("lineage.encoder: ", said, StringComparison.Ordinal);
        Assert.Matches(new Regex(pattern), said);
    }
}
