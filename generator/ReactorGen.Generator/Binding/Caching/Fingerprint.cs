using System;

namespace ReactorGen.Generator.Binding;

/// <summary>128 bits that stand for a text: equal texts have equal ones, and different texts, for all that happens in a lifetime, do not.</summary>
internal readonly record struct Fingerprint(ulong High, ulong Low)
{
    /// <summary>The fingerprint of this one's text with a number behind it.</summary>
    public Fingerprint With(ulong number)
    {
        // Two different multiplications, each with its high bits folded back, so that the order of the parts counts.
        ulong high = unchecked((High ^ number) * 0x9E3779B97F4A7C15), low = unchecked((Low + number) * 0xC2B2AE3D27D4EB4F);
        return new Fingerprint(high ^ high >> 29, low ^ low >> 31);
    }

    public Fingerprint With(int number) => With(unchecked((ulong)number));

    public Fingerprint With(string text)
    {
        Fingerprint print = With(text.Length);
        foreach (char c in text) print = print.With(c);
        return print;
    }

    public Fingerprint With(Fingerprint other) => With(other.High).With(other.Low);
}
