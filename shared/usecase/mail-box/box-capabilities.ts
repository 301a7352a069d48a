/** What the mail box asks for: to register, and to see all complaints, because a mail may be about anything and anybody. */
export const boxCapabilities = ['register', 'readComplaints'] as const;
