using System.Text;
using System.Text.RegularExpressions;
using Capture = Stemma.Core.News.Capture;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Tests.Seeds;

/// <summary>The five first pages, as they are and with their people, places and numbers replaced: nothing may hang on who they are.</summary>
internal static class SeedPages
{
    // Agencies, newspapers and institutions keep their names; people, places and figures change, each always to the same.
    private static readonly (string From, string To)[] Renamed =
    [
        ("Kim Jong Un", "Dov Tal Ren"), ("Kim Jong-un", "Dov Tal-ren"), ("Kim Jong-il", "Dov Tal-mar"), ("KIM TONG-HYUNG", "LOR BAN-DEUK"), ("Kim-Putin", "Dov-Varkov"), ("Putin-Kim", "Varkov-Dov"),
        ("Kim", "Dov"), ("Vladimir Putin", "Anatol Varkov"), ("Putin", "Varkov"), ("Dmitry Peskov", "Oleg Drazin"), ("Peskov", "Drazin"), ("Xi Jinping", "Wu Lanfei"), ("Donald Trump", "Harold Brandt"),
        ("Joe Biden", "Martin Keller"), ("Biden", "Keller"), ("Jon Finer", "Carl Osten"), ("Finer", "Osten"), ("Sergei Shoigu", "Pavel Mirin"), ("Shoigu", "Mirin"), ("Oleg Kozhemyako", "Yegor Talinov"),
        ("Alexander Kozlov", "Stepan Gurin"), ("Andrei Rudenko", "Fyodor Lesnik"), ("Lim Soo-suk", "Pak Min-ho"), ("Lim", "Pak"), ("Robert Wood", "Daniel Marsh"), ("Wood", "Marsh"), ("Andrei Lankov", "Boris Teglev"),
        ("Lankov", "Teglev"), ("Yang Moo-jin", "Seo Tae-won"), ("Cheong Seong-chang", "Han Do-yun"), ("Pyongyang", "Sarabad"), ("Vladivostok", "Kostrovar"), ("Khasan", "Belmora"), ("Ussuriysk", "Tarnograd"),
        ("Vostochny", "Severny"), ("Razdolnaya", "Mutnaya"), ("Fangchuan", "Lianhe"), ("17 months", "23 months"), ("18 months", "24 months"), ("425 miles (680 kilometers)", "325 miles (523 kilometers)"), ("550 miles", "610 miles"), ("40 miles", "60 miles"),
    ];

    /// <summary>The stories of the pages as they are.</summary>
    public static TraceResult AsTheyAre() => Trace(text => text);

    /// <summary>The stories of the pages with other people, places and figures.</summary>
    public static TraceResult Replaced() => Trace(Replace);

    /// <summary>The text with people, places and figures replaced.</summary>
    public static string Replace(string text) => Regex.Replace(text, string.Join('|', Renamed.Select(r => $@"\b{Regex.Escape(r.From)}(?!\w)")), m => Renamed.First(r => r.From == m.Value).To);

    private static TraceResult Trace(Func<string, string> change) => Tracing.Of(
    [
        .. Directory.GetFiles(Checkout.Shared("seeds"), "*.txt").Order(StringComparer.Ordinal).Select(file => new Capture
        {
            Name = Path.GetFileName(file)[..3],
            Form = CaptureForm.Text,
            Body = Encoding.UTF8.GetBytes(change(File.ReadAllText(file))),
        }),
    ]);
}
